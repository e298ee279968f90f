/// The look of every page: one column of text, quiet colours, light and dark, paper.
enum PageStyle {
  static let source = colors + layout + parts + paper

  private static let light = """
    --page:#fbfaf7; --raised:#ffffff; --ink:#1c2329; --soft:#5a656e; --rule:#d5d3cc; --grid:#e9e7e1;
    --accent:#1f6478; --heat:#1f6478; --heat-ink:#ffffff; --heat-middle-ink:#1c2329; --bad:#b0472f;
    --series-1:#1f6478; --series-2:#c2703d; --series-3:#6a8f3f; --series-4:#b8902b;
    --series-5:#6c5b9e; --series-6:#b84a62; --series-7:#7c8792; --series-8:#2f9a94;
    --series-9:#8a5a44; --series-10:#3d5fa8;
    """

  private static let dark = """
    --page:#14181b; --raised:#1d2226; --ink:#e6e7e4; --soft:#9aa5ac; --rule:#384148; --grid:#272e33;
    --accent:#7fbfd1; --heat:#7fbfd1; --heat-ink:#0d1417; --heat-middle-ink:#0d1417; --bad:#e58f78;
    --series-1:#7fbfd1; --series-2:#e09a6a; --series-3:#a3c276; --series-4:#dcbb61;
    --series-5:#aa9be0; --series-6:#e2839a; --series-7:#a5afb8; --series-8:#6cc9c2;
    --series-9:#c79a83; --series-10:#8aa8e6;
    """

  private static let colors = """
    :root { color-scheme:light dark; \(light)
      --sans:ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
      --serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,serif; }
    @media (prefers-color-scheme:dark) { :root:not(.paper) { \(dark) } }
    @media print { :root { color-scheme:light; \(light) } }
    """

  private static let layout = """
    *,*::before,*::after { box-sizing:border-box }
    html { -webkit-text-size-adjust:100%; scroll-behavior:smooth; scroll-padding-top:1.5rem }
    body { margin:0; background:var(--page); color:var(--ink); font:16px/1.55 var(--sans) }
    main,header,footer { max-width:70rem; margin-inline:auto;
      padding-inline:clamp(1rem,4vw,2.5rem) }
    header { padding-top:clamp(2rem,6vw,4.5rem) }
    section { margin-top:clamp(2.75rem,6vw,4.5rem); min-width:0 }
    .eyebrow { margin:0; color:var(--accent); font-size:.8rem; font-weight:600;
      letter-spacing:.09em; text-transform:uppercase }
    h1 { margin:.35rem 0 .5rem; font:500 clamp(1.9rem,5vw,3rem)/1.12 var(--serif);
      letter-spacing:-.015em; overflow-wrap:anywhere; text-wrap:balance }
    h2 { margin:0 0 .4rem; font:500 1.65rem/1.2 var(--serif); letter-spacing:-.01em }
    h3 { margin:0 0 .5rem; font-size:.95rem; font-weight:600 }
    p { margin:0 0 1rem; max-width:44rem }
    .lead { color:var(--soft); font-size:1.06rem; text-wrap:pretty }
    section > p:first-of-type { color:var(--soft) }
    nav { margin-top:1.5rem; padding-block:.7rem; border-block:1px solid var(--rule);
      font-size:.92rem; display:flex; flex-wrap:wrap; gap:.3rem 1.4rem }
    a { color:var(--accent); text-decoration-thickness:1px; text-underline-offset:.2em }
    nav a { text-decoration:none } nav a:hover { text-decoration:underline }
    a:focus-visible,summary:focus-visible,.scroll:focus-visible {
      outline:2px solid var(--accent); outline-offset:3px; border-radius:2px }
    .pair { display:grid; gap:2rem;
      grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr)) }
    .pair > * { min-width:0 }
    footer { margin-top:4rem; padding-block:1.5rem 3rem; color:var(--soft); font-size:.88rem }
    footer p { border-top:1px solid var(--rule); padding-top:1rem; max-width:none }
    """

  private static let parts = """
    .figures { display:grid; gap:1.5rem clamp(1.5rem,4vw,3rem); margin:2rem 0 0;
      grid-template-columns:repeat(auto-fit,minmax(min(100%,9.5rem),1fr)) }
    .figures dt { color:var(--soft); font-size:.88rem }
    .figures dd { margin:0 } .figures dd.value { font:500 2rem/1.15 var(--serif);
      font-variant-numeric:lining-nums tabular-nums; letter-spacing:-.01em }
    .figures .main dd.value { font-size:3.1rem; line-height:1; color:var(--accent);
      margin-top:.2rem }
    .figures dd.note { color:var(--soft); font-size:.85rem; margin-top:.25rem }
    .chart { width:100%; position:relative }
    .scroll { overflow-x:auto; max-width:100% }
    table { border-collapse:collapse; font-size:.92rem; font-variant-numeric:tabular-nums;
      margin-top:.75rem; min-width:min(100%,30rem) }
    caption { text-align:left; color:var(--soft); font-size:.88rem; padding-bottom:.5rem;
      caption-side:top }
    th,td { padding:.4rem .55rem; text-align:right; border-bottom:1px solid var(--grid) }
    th { font-weight:600 } thead th { color:var(--soft); border-bottom-color:var(--rule);
      vertical-align:bottom }
    tbody th,th.text,td.text { text-align:left; overflow-wrap:anywhere; min-width:4.5rem }
    tbody th { font-weight:500; min-width:6.4rem } tbody td { white-space:nowrap }
    th:last-child,td:last-child { padding-right:0 }
    th:first-child,td:first-child { padding-left:0 }
    tbody.sum td,tbody.sum th { color:var(--soft) }
    tbody.sum tr:first-child > * { border-top:1px solid var(--rule) }
    .matrix { border-collapse:separate; border-spacing:3px; min-width:0 }
    .matrix th { border:0; padding:.3rem .5rem; max-width:9rem; min-width:0 }
    .matrix thead th { text-align:center; color:var(--soft); overflow-wrap:anywhere;
      min-width:4.9rem }
    .matrix thead th.axis { font-weight:400; font-size:.85rem }
    .matrix td { border:0; border-radius:4px; padding:.45rem .3rem; text-align:center; width:5.4rem;
      min-width:3.6rem; line-height:1.2;
      background:color-mix(in oklab,var(--heat) calc(var(--share)*1%),var(--raised)) }
    .matrix td small { display:block; font-size:.78rem; font-weight:400 }
    .matrix td.strong { color:var(--heat-ink) } .matrix td.middle { color:var(--heat-middle-ink) }
    .matrix td.none { color:var(--soft) }
    .matrix td.total { color:var(--soft); background:none; width:auto }
    .beside { display:flex; flex-wrap:wrap; gap:1.5rem 3rem; align-items:flex-start }
    .beside > aside { flex:1 1 15rem; margin-top:.75rem }
    .ranked { margin:0; padding:0; list-style:none; font-size:.92rem }
    .ranked li { padding:.55rem 0; border-top:1px solid var(--grid); display:grid; gap:0 1rem;
      grid-template-columns:minmax(0,1fr) max-content; overflow-wrap:anywhere }
    .ranked small { color:var(--soft); grid-column:1/-1 }
    .ranked b { font-weight:600; font-variant-numeric:tabular-nums }
    .matrix td.hit { font-weight:600 }
    .faces { display:grid; gap:1.4rem 1rem; margin:1.25rem 0 0; padding:0; list-style:none;
      grid-template-columns:repeat(auto-fill,minmax(8.2rem,1fr)) }
    .faces img,.sheet img { display:block; width:100%; height:auto; border-radius:6px;
      background:var(--grid) }
    figure { margin:0 } .small { color:var(--soft); font-size:.88rem; max-width:none }
    .faces figcaption { font-size:.85rem; line-height:1.4; margin-top:.5rem;
      overflow-wrap:anywhere }
    .faces .read { color:var(--bad); font-weight:600 } .faces .true { font-weight:600 }
    .faces small { color:var(--soft); font-variant-numeric:tabular-nums }
    .sheet { display:grid; gap:4px; grid-template-columns:repeat(auto-fill,minmax(3.6rem,1fr)) }
    .sheet img { border-radius:3px }
    .sheet-row { display:grid; gap:.4rem 1.2rem; grid-template-columns:7.5rem minmax(0,1fr);
      padding-block:.9rem; border-top:1px solid var(--grid) }
    .sheet-row h3 { margin:0; overflow-wrap:anywhere } .sheet-row h3 small { display:block;
      color:var(--soft); font-weight:400 }
    @media (max-width:40rem) { .sheet-row { grid-template-columns:minmax(0,1fr) } }
    .facts { display:grid; grid-template-columns:minmax(6rem,max-content) minmax(0,1fr);
      gap:.35rem 1.6rem; margin:1rem 0 0; font-size:.92rem }
    .facts dt { color:var(--soft) } .facts dd { margin:0; overflow-wrap:anywhere }
    .facts code { font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace }
    .limits { border-left:3px solid var(--accent); padding:.2rem 0 .2rem 1.3rem }
    .limits p:last-child { margin-bottom:0 }
    details { margin-top:1rem } summary { cursor:pointer; color:var(--accent); font-size:.92rem }
    .modebar { opacity:0; transition:opacity .15s } .chart:hover .modebar { opacity:1 }
    @media (prefers-reduced-motion:reduce) { html { scroll-behavior:auto } }
    """

  private static let paper = """
    @media print {
      @page { margin:16mm }
      body { font-size:10.5pt; background:#fff } nav,details,.modebar { display:none }
      main,header,footer { max-width:none; padding-inline:0 } header { padding-top:0 }
      section { margin-top:9mm } h2,h3 { break-after:avoid }
      figure,tr,table,.chart,.figures,.sheet-row,.limits { break-inside:avoid }
      .matrix td,.faces img { print-color-adjust:exact; -webkit-print-color-adjust:exact }
      .scroll { overflow:visible }
    }
    """
}
