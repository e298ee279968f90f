/// What pages of reproductions and comparisons have beside ``PageStyle``.
enum ReproductionStyle {
  static let source = """
    .citation { color:var(--soft); font-size:.92rem; margin-top:.75rem }
    table:not(.matrix) td small,tbody th small { display:block; color:var(--soft);
      font-size:.8rem; font-weight:400;
      line-height:1.35; white-space:normal; text-wrap:pretty }
    .tag { display:inline-block; border:1px solid var(--rule); border-radius:.7rem;
      color:var(--soft); font-size:.76rem; font-weight:500; line-height:1.3;
      padding:.12rem .6rem; white-space:normal }
    .tag.synthetic { border:1px dashed var(--bad); color:var(--bad);
      background:color-mix(in oklab,var(--bad) 9%,transparent) }
    .tag.synthetic::before { content:"\\25B3"; margin-right:.35em }
    .warning { border-left:3px solid var(--bad); padding-left:1rem; color:var(--ink)!important }
    .figures-table { width:100% } .figures-table th,.figures-table td { vertical-align:top;
      padding-block:.65rem }
    .figures-table tbody th { min-width:13rem; max-width:24rem; font-weight:600 }
    .figures-table td { min-width:6.5rem; max-width:13rem; white-space:normal }
    .figures-table td small { max-width:11rem;
      margin-left:auto } .figures-table td.text { min-width:9rem; max-width:11rem }
    .figures-table td b { font:500 1.12rem/1.3 var(--serif);
      font-variant-numeric:lining-nums tabular-nums }
    .figures-table td.ours b { color:var(--accent) }
    .figures-table .missing { color:var(--soft) }
    .track { --line:var(--rule); display:block; position:relative; height:.7rem; width:7.5rem;
      margin:.35rem 0 0 auto; background:linear-gradient(var(--line),var(--line)) 0 50%/100% 1px
      no-repeat }
    .track::before { content:""; position:absolute; top:calc(50% - 1.5px); height:3px;
      left:calc(var(--low)*1%); width:calc((var(--high) - var(--low))*1%); background:var(--accent);
      opacity:.35 }
    .track i { position:absolute; left:calc(var(--at)*1%); top:50%; width:.58rem; height:.58rem;
      border-radius:50%; transform:translate(-50%,-50%) }
    .track .paper { border:1.5px solid var(--soft); background:var(--page) }
    .track .mien { background:var(--accent); width:.5rem; height:.5rem }
    .remarks,.commands { list-style:none; margin:1rem 0 0; padding:0 }
    .remarks li { display:grid; gap:.3rem 1.4rem; grid-template-columns:8.5rem minmax(0,1fr);
      padding-block:1rem; border-top:1px solid var(--grid) }
    .remarks h3 { font:500 1.08rem/1.4 var(--serif); margin:0 0 .3rem; max-width:46rem }
    .remarks p { margin:0; color:var(--soft); max-width:46rem }
    .verdict { font-size:.82rem; font-weight:600; padding-top:.2rem } .verdict::before {
      display:inline-block; width:1.25em }
    .verdict.yes { color:var(--accent) } .verdict.yes::before { content:"\\2713" }
    .verdict.no { color:var(--bad) } .verdict.no::before { content:"\\2717" }
    .verdict.partly { color:var(--ink) } .verdict.partly::before { content:"\\25D0" }
    .verdict.open { color:var(--soft) } .verdict.open::before { content:"?" }
    .block { margin-top:2rem; min-width:0 } .block > h3 { font-size:1.02rem; margin-bottom:.8rem;
      display:flex; flex-wrap:wrap; align-items:center; gap:.3rem .7rem }
    .block .split { color:var(--soft); font-weight:400; font-size:.9rem }
    .matrix td.best { outline:2px solid var(--ink); outline-offset:-2px }
    .scroll + .scroll { margin-top:1.75rem } .grouped { width:100% }
    .grouped thead tr:first-child th { text-align:center; font-weight:500; font-size:.85rem }
    .grouped thead tr:first-child td { border-bottom:0 }
    .limits ul { margin:0; padding-left:1.1rem } .limits li { margin:.3rem 0; max-width:46rem }
    .commands li { margin-top:1.1rem } .commands h3 small { color:var(--soft); font-weight:400;
      margin-left:.7rem }
    pre { margin:0; padding:.7rem .9rem; overflow-x:auto; background:var(--raised);
      border:1px solid var(--grid); border-radius:6px }
    pre code { font:.84rem/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace }
    td.text .tag { overflow-wrap:normal } td.text .tag.synthetic { min-width:7.5rem }
    tr:has(.synthetic) > th:first-child::before { content:"\\25B3\\00A0"; color:var(--bad) }
    @media (max-width:40rem) { .figures-table tbody th { min-width:8.5rem }
      .figures-table td { min-width:4.8rem } .remarks li { grid-template-columns:minmax(0,1fr) } }
    @media print { .block,.remarks li { break-inside:avoid } pre { white-space:pre-wrap }
      .track i,.tag { print-color-adjust:exact; -webkit-print-color-adjust:exact } }
    """
}
