"""A chart of repeated measurements as an SVG file."""

import math
import statistics
from xml.sax.saxutils import escape

WIDTH, RIGHT, ROW, TOP = 760, 110, 64, 64
COLORS = ("#c2410c", "#475569", "#0f766e", "#7c3aed")


def nice_step(span):
    """A round distance between about five ticks."""
    power = 10 ** math.floor(math.log10(span / 5))
    return next(power * factor for factor in (1, 2, 5, 10) if span / (power * factor) <= 6)


def chart(title, groups, notes, form="{:.2f} s"):
    """One row a group: a bar to the median, a dot for every measurement. The axis starts at zero.

    `groups` maps a name to its numbers, all positive; `notes` are lines printed below; medians are written by `form`.
    """
    highest = max(max(values) for values in groups.values())
    step = nice_step(highest)
    end = step * math.ceil(highest / step)
    bottom = TOP + ROW * len(groups)
    left = max(96, 30 + 8 * max(map(len, groups)))
    height = bottom + 44 + 18 * len(notes)

    def x(value):
        return left + (WIDTH - left - RIGHT) * value / end

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="system-ui, sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="24" y="34" font-size="18" font-weight="600" fill="#0f172a">{escape(title)}</text>',
    ]
    for tick in range(round(end / step) + 1):
        value = tick * step
        lines.append(f'<line x1="{x(value):.1f}" x2="{x(value):.1f}" y1="{TOP - 8}" y2="{bottom}" '
                     'stroke="#e2e8f0"/>')
        lines.append(f'<text x="{x(value):.1f}" y="{bottom + 18}" text-anchor="middle" '
                     f'fill="#64748b">{value:g}</text>')
    for row, (name, values) in enumerate(groups.items()):
        color = COLORS[row % len(COLORS)]
        middle = TOP + ROW * row + ROW / 2 - 6
        median = statistics.median(values)
        lines.append(f'<text x="{left - 12}" y="{middle + 5:.1f}" text-anchor="end" fill="#0f172a">'
                     f'{escape(name)}</text>')
        lines.append(f'<rect x="{left}" y="{middle - 13:.1f}" width="{x(median) - left:.1f}" height="26" '
                     f'rx="3" fill="{color}" fill-opacity="0.85"/>')
        for value in values:
            lines.append(f'<circle cx="{x(value):.1f}" cy="{middle:.1f}" r="4" fill="#ffffff" '
                         f'stroke="{color}" stroke-width="1.5"/>')
        lines.append(f'<text x="{x(max(values)) + 12:.1f}" y="{middle + 5:.1f}" font-weight="600" '
                     f'fill="{color}">{form.format(median)}</text>')
    for number, note in enumerate(notes):
        lines.append(f'<text x="24" y="{bottom + 44 + 18 * number}" font-size="12" fill="#64748b">'
                     f'{escape(note)}</text>')
    return "\n".join([*lines, "</svg>", ""])
