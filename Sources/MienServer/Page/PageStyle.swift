extension Page {
  /// Colours, type, and the frame of the page.
  static let style = #"""
    :root {
      --paper: #faf6f0; --card: #fffdfa; --ink: #211d1a; --soft: #6d645b; --line: #e6ddd2;
      --accent: #c8421c; --on-accent: #fff; --sunk: #f1ebe2; --shade: 60 40 20;
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif;
      --sans: "Inter", "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, Roboto,
        "Helvetica Neue", Arial, sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #151316; --card: #1e1b1f; --ink: #f4eee6; --soft: #a99fa0; --line: #342f35;
        --accent: #ff8a63; --on-accent: #23110a; --sunk: #272329; --shade: 0 0 0;
      }
    }
    * { box-sizing: border-box; margin: 0; }
    [hidden] { display: none !important; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    html { font: 16px/1.5 var(--sans); color: var(--ink); background: var(--paper);
      -webkit-text-size-adjust: 100%; }
    body { max-width: 1240px; margin: 0 auto; padding: 28px clamp(16px, 3vw, 40px) 56px;
      min-height: 100vh; }
    h1, h2, .lead { font-family: var(--serif); font-weight: 600; letter-spacing: -0.01em; }
    h1 { font-size: 1.9rem; line-height: 1.05; }
    h2 { font-size: 1.2rem; line-height: 1.2; }
    ul, ol { list-style: none; padding: 0; }
    .skip { position: absolute; left: -999px; }
    .skip:focus { left: 16px; top: 8px; z-index: 3; background: var(--card); padding: 8px 14px;
      border-radius: 10px; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }

    header { display: flex; flex-wrap: wrap; gap: 14px 24px; align-items: center;
      justify-content: space-between; margin-bottom: 26px; }
    .brand { display: flex; gap: 14px; align-items: center; }
    .brand svg { width: 48px; flex: none; fill: var(--accent); }
    .brand path { fill: none; stroke: var(--on-accent); stroke-width: 3.4;
      stroke-linecap: round; }
    .brand p { color: var(--soft); font-size: 0.95rem; }
    .chips { display: flex; flex-wrap: wrap; gap: 8px; font-size: 0.82rem; }
    .chips li { display: flex; gap: 7px; align-items: center; padding: 6px 13px;
      border: 1px solid var(--line); border-radius: 99px; color: var(--soft);
      background: var(--card); }
    .chips svg { width: 13px; fill: none; stroke: currentColor; stroke-width: 1.6;
      stroke-linejoin: round; }

    main { display: grid; gap: 26px; grid-template-columns: minmax(0, 1.65fr) minmax(300px, 1fr);
      align-items: start; }
    .stage-card { position: sticky; top: 20px; }
    .stage { position: relative; display: grid; place-items: center; overflow: hidden;
      min-height: min(56vh, 520px); border-radius: 22px; background: var(--sunk);
      border: 1px solid var(--line); transition: border-color 0.15s, background 0.15s; }
    .stage canvas { width: 100%; height: 100%; display: block; position: absolute; inset: 0; }
    .stage.over { border-color: var(--accent); }
    .stage.over > :not(.dropping) { opacity: 0.25; }
    .dropping { display: none; position: absolute; font: 600 1.5rem var(--serif);
      color: var(--accent); }
    .stage.over .dropping { display: block; }
    .empty { text-align: center; padding: 32px; color: var(--soft); }
    .empty svg { width: 116px; fill: none; stroke-linecap: round; stroke-linejoin: round;
      margin-bottom: 14px; }
    .corner { stroke: var(--line); stroke-width: 3; }
    .face { stroke: var(--accent); stroke-width: 6; }
    .empty .lead { font-size: 1.55rem; color: var(--ink); }
    @media (prefers-color-scheme: dark) { .corner { stroke: #544c56; } }
    @media (prefers-color-scheme: light) { .corner { stroke: #cdbfae; } }
    .live { position: absolute; left: 16px; top: 14px; display: flex; gap: 7px;
      align-items: center; padding: 4px 12px; border-radius: 99px; font-size: 0.8rem;
      font-weight: 600; color: #fff; background: rgb(20 16 18 / 0.66); }
    .live span { width: 9px; height: 9px; border-radius: 50%; background: #ff5a4a; }

    .controls { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin-top: 14px; }
    button { font: 600 0.95rem/1 var(--sans); color: var(--ink); background: var(--card);
      border: 1px solid var(--line); border-radius: 12px; padding: 13px 18px; cursor: pointer;
      transition: transform 0.08s, border-color 0.15s; }
    button:hover { border-color: var(--accent); }
    button:active { transform: translateY(1px); }
    button.primary { background: var(--accent); border-color: var(--accent);
      color: var(--on-accent); }
    button.plain { background: none; border-color: transparent; color: var(--soft); }
    button[aria-pressed="true"] { background: var(--ink); color: var(--paper);
      border-color: var(--ink); }
    .latency { margin-left: auto; color: var(--soft); font-size: 0.85rem;
      font-variant-numeric: tabular-nums; }
    .trouble { margin-top: 14px; padding: 12px 16px; border-radius: 12px; background: var(--card);
      border: 1px solid var(--accent); }
    .token { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin-top: 14px; }
    .token input { font: inherit; flex: 1 1 180px; padding: 9px 12px; border-radius: 10px;
      border: 1px solid var(--line); background: var(--card); color: var(--ink); }
    @media (prefers-reduced-motion: no-preference) {
      .live span { animation: pulse 1.6s infinite; }
      @keyframes pulse { 50% { opacity: 0.25; } }
    }

    """#
}
