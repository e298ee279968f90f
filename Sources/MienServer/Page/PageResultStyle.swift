extension Page {
  /// Cards, bars, thumbnails, timeline, notes, and what changes on a narrow screen.
  static let resultStyle = #"""
    .strip { display: flex; gap: 10px; margin-top: 14px; overflow-x: auto; padding: 4px; }
    .strip button { padding: 0; border-radius: 12px; overflow: hidden; flex: none; width: 76px;
      height: 60px; border-width: 2px; }
    .strip img { width: 100%; height: 100%; object-fit: cover; display: block; }
    .strip button[aria-current="true"] { border-color: var(--accent); }

    .results h2 { display: flex; align-items: baseline; gap: 8px; min-height: 34px; }
    .results h2 span { font: 600 0.85rem var(--sans); color: var(--soft); }
    .results ol { display: grid; gap: 14px; margin-top: 8px; }
    .nothing { margin-top: 8px; color: var(--soft); padding: 20px; border-radius: 18px;
      border: 1px dashed var(--line); }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: 20px;
      padding: 18px; box-shadow: 0 10px 30px -22px rgb(var(--shade) / 0.45); }
    .card .top { display: flex; gap: 14px; align-items: center; margin-bottom: 14px; }
    .card canvas { width: 64px; height: 64px; border-radius: 16px; background: var(--sunk);
      flex: none; }
    .card h3 { font: 600 1.55rem/1.1 var(--serif); letter-spacing: -0.01em; }
    .card h3::first-letter, .name::first-letter { text-transform: uppercase; }
    .card .which { color: var(--soft); font-size: 0.82rem; }
    .card .share { margin-left: auto; font: 600 1.55rem/1 var(--serif);
      font-variant-numeric: tabular-nums; }
    .bars { display: grid; gap: 7px; }
    .bars div { display: grid; grid-template-columns: 5.4em 1fr 3em; gap: 10px;
      align-items: center; font-size: 0.86rem; }
    .bars .name { color: var(--soft); overflow: hidden; text-overflow: ellipsis; }
    .bars .track { height: 9px; border-radius: 99px; background: var(--sunk); overflow: hidden; }
    .bars .fill { height: 100%; border-radius: 99px; background: var(--colour);
      width: calc(var(--part) * 100%); min-width: 3px; }
    .bars .value { text-align: right; font-variant-numeric: tabular-nums; color: var(--soft); }
    .bars .best { font-weight: 650; }
    .bars .best .name, .bars .best .value { color: var(--ink); }
    @media (prefers-reduced-motion: no-preference) { .fill { transition: width 0.25s; } }

    .timeline { grid-column: 1 / -1; background: var(--card); border: 1px solid var(--line);
      border-radius: 22px; padding: 20px 22px; }
    .legend { display: flex; flex-wrap: wrap; gap: 6px 16px; margin: 10px 0 14px;
      font-size: 0.82rem; color: var(--soft); }
    .legend li { display: flex; gap: 7px; align-items: center; }
    .legend i { width: 11px; height: 11px; border-radius: 4px; background: var(--colour); }
    .lane { display: grid; grid-template-columns: 4.2em 1fr; gap: 12px; align-items: center;
      margin-top: 8px; font-size: 0.85rem; }
    .lane canvas { width: 100%; height: 84px; border-radius: 12px; background: var(--sunk); }

    .notes { grid-column: 1 / -1; display: grid; gap: 22px 34px; margin-top: 14px;
      padding-top: 28px; border-top: 1px solid var(--line);
      grid-template-columns: repeat(auto-fit, minmax(230px, 1fr)); }
    .notes p { margin-top: 6px; color: var(--soft); font-size: 0.92rem; }

    @media (max-width: 860px) {
      body { padding-top: 18px; }
      header { margin-bottom: 18px; }
      main { grid-template-columns: minmax(0, 1fr); gap: 22px; }
      .stage-card { position: static; }
      .stage { min-height: min(78vw, 60vh); border-radius: 18px; }
      .empty svg { width: 84px; }
      .controls button { flex: 1 1 auto; }
      .controls .plain { flex: 0 1 auto; }
      .latency { margin-left: auto; }
      .latency:empty { display: none; }
      .timeline { padding: 16px; }
    }
    """#
}
