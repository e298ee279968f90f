/// The script that draws a page's charts and redraws them when the theme changes or the page is
/// printed.
enum PageScript {
  static let source = """
    (() => {
      const dark = matchMedia('(prefers-color-scheme: dark)');
      const charts = [...document.querySelectorAll('.chart')].map(place => ({
        place, spec: JSON.parse(place.querySelector('script').textContent) }));
      const draw = () => {
        const style = getComputedStyle(document.documentElement);
        const color = name => style.getPropertyValue(name).trim();
        const resolve = value => {
          if (Array.isArray(value)) return value.map(resolve);
          if (value === null || typeof value !== 'object') return value;
          const keys = Object.keys(value);
          if (keys.length === 1 && keys[0] === 'css') return color(value.css);
          return Object.fromEntries(keys.map(key => [key, resolve(value[key])]));
        };
        const axis = {
          gridcolor: color('--grid'), linecolor: color('--rule'), zeroline: false,
          tickcolor: color('--rule'), automargin: true, fixedrange: false };
        for (const { place, spec } of charts) {
          const layout = resolve(spec.layout);
          for (const key of ['xaxis', 'yaxis', 'xaxis2', 'yaxis2'])
            if (layout[key] || !key.endsWith('2')) layout[key] = { ...axis, ...layout[key] };
          Plotly.react(place, resolve(spec.traces), {
            margin: { l: 48, r: 12, t: 12, b: 44 },
            paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
            font: { family: style.getPropertyValue('--sans'), size: 12, color: color('--soft') },
            hoverlabel: { bgcolor: color('--raised'), bordercolor: color('--rule'),
              font: { color: color('--ink') } },
            legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' },
            ...layout
          }, { responsive: true, displaylogo: false, modeBarButtons: [['toImage']],
            toImageButtonOptions: { format: 'svg' } });
        }
      };
      const print = state => {
        document.documentElement.classList.toggle('paper', state);
        draw();
      };
      dark.addEventListener('change', draw);
      addEventListener('beforeprint', () => print(true));
      addEventListener('afterprint', () => print(false));
      draw();
    })();
    """
}
