package people.report;

/// The script that draws the charts of a report as SVG, in the colours of its style sheet.
final class ReportCharts {

  private ReportCharts() {}

  /// `peopleCharts(model)`.
  static final String SCRIPT =
      """
      function peopleCharts(m) {
        const NS = 'http://www.w3.org/2000/svg';
        const count = n => n.toLocaleString('en-US');
        const percent = (n, of) => !of ? '–' : n && 200 * n < of ? '<1 %' : Math.round(100 * n / of) + ' %';

        function node(name, attributes, ...children) {
          const made = ['svg', 'path', 'rect', 'line', 'text', 'g', 'title', 'defs', 'pattern', 'circle'].includes(name)
            ? document.createElementNS(NS, name) : document.createElement(name);
          for (const [key, value] of Object.entries(attributes || {})) {
            if (key === 'style') made.style.cssText = value;
            else if (value === true) made.setAttribute(key, '');
            else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
          }
          made.append(...children.filter(child => child !== null && child !== undefined));
          return made;
        }
        const svgTitle = text => node('title', {}, text);

        function picture(place, height, label) {
          const width = Math.max(260, place.clientWidth);
          const svg = node('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label });
          svg.append(node('defs', {}, node('pattern', { id: place.id + '-hatch', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
            node('rect', { width: 2, height: 5, class: 'hatch' }))));
          place.replaceChildren(svg);
          return { svg, width, height };
        }

        // ---- axes
        function step(range, most) {
          const rough = range / Math.max(1, most), power = Math.pow(10, Math.floor(Math.log10(rough || 1)));
          return Math.max(1, [1, 2, 5, 10].map(x => x * power).find(x => x >= rough));
        }
        function timeScale(width, left, right) {
          const { from, to } = m.data;
          return day => left + (width - left - right) * (to === from ? 1 : (day - from) / (to - from));
        }
        function timeAxis(svg, x, width, y) {
          const { from, to } = m.data, first = m.civil(from)[0], last = m.civil(to)[0];
          const places = [];
          if (last - first < 3) {
            const start = m.civil(from), months = (last - first) * 12 + m.civil(to)[1] - start[1] + 1;
            const by = step(months, width / 80);
            for (let i = 0; i < months; i += by) {
              const y0 = start[0] + Math.floor((start[1] - 1 + i) / 12), month = (start[1] - 1 + i) % 12 + 1;
              places.push([m.number(y0, month, 1), m.iso(m.number(y0, month, 1)).slice(0, 7)]);
            }
          } else {
            const by = step(last - first, width / 75);
            for (let year = Math.ceil(first / by) * by; year <= last; year += by) places.push([m.number(year, 1, 1), String(year)]);
          }
          for (const [day, text] of places) {
            if (day < from || day > to) continue;
            const at = x(day), anchor = at > width - 18 ? 'end' : at < 20 ? 'start' : 'middle';
            svg.append(node('line', { x1: at, x2: at, y1: y, y2: y + 4, class: 'axis' }),
              node('text', { x: at, y: y + 17, 'text-anchor': anchor, class: 'tick' }, text));
          }
        }
        function valueAxis(svg, most, unit, y, left, width, right) {
          svg.append(node('text', { x: 2, y: y(most) - 10, class: 'tick' }, unit));
          const by = step(most, 4);
          for (let value = 0; value <= most; value += by) {
            svg.append(node('line', { x1: left, x2: width - right, y1: y(value), y2: y(value), class: value ? 'grid' : 'axis' }),
              node('text', { x: left - 7, y: y(value) + 4, 'text-anchor': 'end', class: 'tick' }, count(value)));
          }
        }
        function cursor(svg, x, top, bottom) {
          const line = node('line', { y1: top, y2: bottom, class: 'cursor' });
          svg.append(line);
          return day => { line.setAttribute('x1', x(day)); line.setAttribute('x2', x(day)); };
        }
        function pick(svg, left, right, width, on) { // a click on a chart over time goes there
          svg.classList.add('pickable');
          svg.addEventListener('click', event => {
            const box = svg.getBoundingClientRect(), at = (event.clientX - box.left) * width / box.width;
            const { from, to } = m.data;
            on(Math.round(from + Math.min(1, Math.max(0, (at - left) / (width - left - right))) * (to - from)));
          });
        }

        // ---- charts; each gives a function that moves its cursor
        function areas(place, days, series, label, known, on) {
          const { svg, width, height } = picture(place, 312, label), left = 44, right = 10, top = 22, bottom = height - 26;
          const totals = days.map((_, i) => series.reduce((sum, s) => sum + s.people[i], 0));
          const most = Math.max(1, ...totals), x = timeScale(width, left, right);
          const y = value => bottom - (bottom - top) * value / most;
          valueAxis(svg, most, 'people', y, left, width, right);
          const edge = values => days.flatMap((day, i) => [i ? x(day) : x(m.data.from), x(days[i + 1] || day)].map(at => `${at.toFixed(1)},${y(values[i]).toFixed(1)}`)); // in steps: nobody is between two counts
          const shape = (low, high) => 'M' + edge(high).concat(edge(low).reverse()).join('L') + 'Z';
          let low = days.map(() => 0);
          for (const s of series) {
            const high = low.map((value, i) => value + s.people[i]);
            svg.append(node('path', { d: shape(low, high), style: `fill:${s.color}` }, svgTitle(s.name)));
            if (s.uncertain.some(Boolean)) {
              svg.append(node('path', { d: shape(high.map((value, i) => value - s.uncertain[i]), high), style: `fill:url(#${place.id}-hatch)` }, svgTitle(s.name + ', uncertain')));
            }
            low = high;
          }
          if (known < m.data.to) { // nothing is known of these days, but what went on
            const start = Math.max(left, x(known));
            svg.append(node('rect', { x: start, y: top - 4, width: width - right - start, height: bottom - top + 4, class: 'unseen' }),
              node('text', { x: start + 8, y: top + 12, class: 'tick' }, 'not known yet'));
          }
          timeAxis(svg, x, width, bottom);
          pick(svg, left, right, width, on);
          return cursor(svg, x, top, bottom);
        }
        function columns(place, days, certain, uncertain, unit, label, on) {
          const { svg, width, height } = picture(place, 202, label), left = 44, right = 10, top = 22, bottom = height - 26;
          const most = Math.max(1, ...certain.map((n, i) => n + uncertain[i])), x = timeScale(width, left, right);
          const y = value => bottom - (bottom - top) * value / most;
          valueAxis(svg, most, unit, y, left, width, right);
          days.forEach((day, i) => {
            const start = i ? x(days[i - 1]) : Math.max(left, 2 * x(day) - x(days[1] || day)), wide = Math.max(1, x(day) - start - 1);
            const bar = (low, high, style) => high > low && svg.append(node('rect', { x: start.toFixed(1), width: wide.toFixed(1), y: y(high).toFixed(1), height: Math.max(.5, y(low) - y(high)).toFixed(1), style },
              svgTitle(`${m.iso(day)}: ${count(certain[i] + uncertain[i])}, ${count(uncertain[i])} of them uncertain`)));
            bar(0, certain[i] + uncertain[i], 'fill:var(--accent)');
            bar(certain[i], certain[i] + uncertain[i], `fill:url(#${place.id}-hatch)`);
          });
          timeAxis(svg, x, width, bottom);
          pick(svg, left, right, width, on);
          return cursor(svg, x, top, bottom);
        }
        function curve(place, of, label, few) { // in percent by age, with those at risk below
          const { ages, shares, lower, upper, atRisk } = of, first = 14, last = 70;
          if (!ages.length) return place.replaceChildren(node('p', { class: 'quiet' }, few));
          const { svg, width, height } = picture(place, 262, label), left = 44, right = 12, top = 22, bottom = height - 46;
          const x = age => left + (width - left - right) * (age - first) / (last - first), y = value => bottom - (bottom - top) * value / 100;
          valueAxis(svg, 100, '%', y, left, width, right);
          const points = values => ages.flatMap((age, i) => [`${x(age).toFixed(1)},${y(values[i]).toFixed(1)}`, `${x(ages[i + 1] || age).toFixed(1)},${y(values[i]).toFixed(1)}`]);
          const bound = values => values.map((value, i) => value === null ? shares[i] : value);
          svg.append(node('path', { d: 'M' + points(bound(lower)).concat(points(bound(upper)).reverse()).join('L') + 'Z', style: 'fill:var(--accent);opacity:.18' }),
            node('path', { d: 'M' + points(shares).join('L'), style: 'fill:none;stroke:var(--accent);stroke-width:2.5' }));
          for (let age = 20; age <= last; age += 10) {
            const i = ages.indexOf(age), anchor = age === last ? 'end' : 'middle';
            svg.append(node('text', { x: x(age), y: bottom + 17, 'text-anchor': anchor, class: 'tick' }, String(age)),
              node('text', { x: x(age), y: bottom + 36, 'text-anchor': anchor, class: 'tick' }, i < 0 ? '' : count(atRisk[i])));
          }
          svg.append(node('text', { x: 2, y: bottom + 17, class: 'tick' }, 'age'), node('text', { x: 2, y: bottom + 36, class: 'tick' }, 'at risk'));
        }
        function pyramid(place, groups, most, label) {
          if (!groups.length) return place.replaceChildren(node('p', { class: 'quiet' }, 'Nobody has a known birth on this date.'));
          const rows = groups.length, high = 17;
          const { svg, width, height } = picture(place, rows * high + 30, label), middle = width / 2, gap = Math.ceil(3.8 * `${5 * rows - 5}–${5 * rows - 1}`.length) + 4; // half of the longest age
          const half = middle - gap - 4, wide = n => half * n / Math.max(1, most);
          groups.forEach((pair, i) => {
            const y = (rows - 1 - i) * high + 4, name = `${5 * i}–${5 * i + 4}`;
            svg.append(node('text', { x: middle, y: y + 12, 'text-anchor': 'middle', class: 'tick' }, name));
            [[1, middle - gap - wide(pair[1]), 'var(--s0)', 'not in a union'], [0, middle + gap, 'var(--s1)', 'in a union']].forEach(([side, x, color, said]) => {
              const n = pair[side];
              if (!n) return;
              svg.append(node('rect', { x: x.toFixed(1), y, width: wide(n).toFixed(1), height: high - 3, rx: 1.5, style: `fill:${color}` }, svgTitle(`${name}, ${said}: ${count(n)}`)));
              const isBeside = wide(n) < half - 34, end = side ? isBeside ? x - 4 : x + 6 : isBeside ? x + wide(n) + 4 : x + wide(n) - 6;
              svg.append(node('text', { x: end, y: y + 12, 'text-anchor': (side === 1) === isBeside ? 'end' : 'start', class: isBeside ? 'tick' : side ? 'on-bar' : 'on-dark' }, count(n)));
            });
          });
          svg.append(node('line', { x1: 4, x2: width - 4, y1: rows * high + 4, y2: rows * high + 4, class: 'axis' }),
            node('text', { x: 4, y: height - 8, class: 'tick' }, 'not in a union'),
            node('text', { x: width - 4, y: height - 8, 'text-anchor': 'end', class: 'tick' }, 'in a union'));
        }
        function lifeLine(place, lanes, label, on) {
          const high = 34, { svg, width, height } = picture(place, lanes.length * high + 34, label), left = 4, right = 6;
          const x = timeScale(width, left, right), bottom = lanes.length * high + 8, { from, to } = m.data;
          lanes.forEach((bars, lane) => bars.forEach(bar => {
            const start = x(Math.max(from, bar.from)), end = x(Math.min(to, bar.until));
            if (end <= start) return;
            const y = 8 + lane * high, wide = Math.max(1.5, end - start - 1);
            svg.append(node('rect', { x: start.toFixed(1), y, width: wide.toFixed(1), height: high - 12, rx: 3, style: `fill:${bar.color}` + (bar.isBeyond ? ';opacity:.35' : '') }, svgTitle(bar.said)));
            if (!bar.isCertain) svg.append(node('rect', { x: start.toFixed(1), y, width: Math.min(wide, 14).toFixed(1), height: high - 12, style: `fill:url(#${place.id}-hatch)` }));
            const room = Math.floor((wide - 8) / 6.6);
            if (room >= 3) svg.append(node('text', { x: start + 6, y: y + 15, class: bar.isDark ? 'on-dark' : 'on-light' }, bar.name.length > room ? bar.name.slice(0, room - 1) + '…' : bar.name));
          }));
          svg.append(node('line', { x1: left, x2: width - right, y1: bottom, y2: bottom, class: 'axis' }));
          timeAxis(svg, x, width, bottom);
          pick(svg, left, right, width, on);
          return cursor(svg, x, 2, bottom);
        }

        // ---- tables that are charts; an empty one is not shown, nor the heading that is of it
        function shows(place, isThere) {
          const heading = place.previousElementSibling;
          place.hidden = !isThere;
          if (heading && heading.matches('.sub')) heading.hidden = !isThere;
        }
        function barTable(place, head, rows, most) {
          shows(place, rows.some(row => row.n));
          const body = node('tbody');
          for (const row of rows) {
            body.append(node('tr', {}, node('th', { scope: 'row' }, row.color ? node('span', { class: 'key', style: `background:${row.color}` }) : null, row.name),
              node('td', { class: 'n' }, count(row.n)), node('td', { class: 'n quiet' }, row.share === undefined ? '' : row.share),
              node('td', { class: 'bar', 'aria-hidden': 'true' }, node('span', { style: `width:${(100 * row.n / Math.max(1, most)).toFixed(1)}%;background:${row.color || 'var(--accent)'}` }))));
          }
          place.replaceChildren(node('table', { class: 'bars' },
            node('thead', {}, node('tr', {}, ...head.map((text, i) => node('th', { scope: 'col', class: i ? 'n' : '' }, text)), node('td'))), body));
        }
        function matrix(place, names, cells, used) {
          const most = Math.max(1, ...cells.flat());
          shows(place, used.length);
          place.replaceChildren(node('table', { class: 'matrix' },
            node('thead', {}, node('tr', {}, node('th', { scope: 'col' }, 'from ↓ to →'), ...used.map(v => node('th', { scope: 'col' }, names[v])))),
            node('tbody', {}, ...used.map(a => node('tr', {}, node('th', { scope: 'row' }, names[a]),
              ...used.map(b => node('td', { class: 'n', style: cells[a][b] ? `--w:${(8 + 32 * cells[a][b] / most).toFixed(0)}%` : '' }, cells[a][b] ? count(cells[a][b]) : '·')))))));
        }
        return { node, count, percent, areas, columns, curve, pyramid, lifeLine, barTable, matrix };
      }
      """;
}
