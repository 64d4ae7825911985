package people.charts;

/// The JavaScript of the charts of one's own: a part of [Script], within its function `dress`.
final class PlotScript {

  static final String SHARED =
      """
        // Of each series its own number, with its band; the largest where there are many.
        function values(all) {
          all = [].concat(all).filter(function (one) {
            return !/^band/.test(one.seriesId) && Array.isArray(one.value) && typeof one.value[0] === 'number';
          });
          if (!all.length) return '';
          var rows = [line(all[0].value[2], null, true)], found = [];
          all.forEach(function (one) {
            var id = one.seriesId.replace(/~$/, ''), doubted = id !== one.seriesId;
            var of = found.filter(function (each) { return each.id === id; })[0];
            if (!of) found.push(of = { id: id, name: one.seriesName, color: one.color, value: 0, doubt: 0, band: one.value.slice(3) });
            of.value += one.value[0];
            if (doubted) of.doubt += one.value[0];
          });
          if (hints.stack) found = found.filter(function (of) { return of.value; });
          found.sort(function (a, b) { return b.value - a.value; });
          found.slice(0, 12).forEach(function (of) {
            rows.push(line(of.name + '  ' + exact(of.value) + (of.band.length ? ' (' + exact(of.band[0]) + ' to ' + exact(of.band[1]) + ')' : '')
              + (of.doubt ? ', of it ' + exact(of.doubt) + ' uncertain' : ''), of.color));
          });
          if (found.length > 12) rows.push(line('and ' + (found.length - 12) + ' more'));
          return box(rows);
        }
        function exact(value) {
          if (typeof value !== 'number') return '?';
          var text = String(+Math.abs(value).toFixed(hints.digits)).split('.');
          if (!measured.length) text[0] = text[0].replace(/\\B(?=(\\d{3})+$)/g, ',');
          return (value < 0 ? '−' : '') + text.join('.') + (hints.unit || '');
        }
        // A remark at a place of x, over a stretch of it, or at a height. Texts that would touch take turns in height.
        function mark(series) {
          return function (params, api) {
            var item = series.data[params.dataIndex], area = params.coordSys, lying = hints.lying, zero = item.part === 'zero', flat = (zero || item.part === 'height') !== !!lying;
            var at = [0, 1].map(function (end) {
              var value = api.value(end);
              return flat ? api.coord([0, value])[1] : api.coord([value, 0])[0];
            }).sort(function (a, b) { return a - b; });
            var low = flat ? area.y : area.x, high = low + (flat ? area.height : area.width);
            var from = Math.max(low, Math.min(high, at[0])), until = Math.max(low, Math.min(high, at[1]));
            if (at[1] < low - 1 || at[0] > high + 1) return;
            if (item.part === 'area') return { type: 'rect', shape: flat
              ? { x: area.x, y: from, width: area.width, height: until - from }
              : { x: from, y: area.y, width: until - from, height: area.height }, style: { fill: hints.mutedColor, opacity: 0.14 } };
            var parts = [], ends = params.context.ends = params.context.ends || [], wide = item.text.length * 6.1, level = 0;
            if (item.part !== 'text') parts.push({ type: 'line', shape: flat
              ? { x1: area.x, y1: from, x2: area.x + area.width, y2: from } : { x1: from, y1: area.y, x2: from, y2: area.y + area.height },
              style: { stroke: hints.mutedColor, lineWidth: zero ? 1 : 1.2, lineDash: zero ? null : [4, 3] } });
            if (zero) return { type: 'group', children: parts };
            var x = flat ? area.x + area.width - 4 : from + 4, right = flat || x + wide > area.x + area.width;
            if (!flat) {
              if (right) x = from - 4;
              var left = right ? x - wide : x;
              while (ends[level] > left) level++;
              ends[level] = left + wide + 8;
            }
            parts.push({ type: 'text', style: { text: item.text, x: x, y: flat ? from - 3 : area.y + 3 + 15 * level,
              textAlign: right ? 'right' : 'left', textVerticalAlign: flat ? 'bottom' : 'top', fontSize: 11, fill: hints.inkColor,
              stroke: hints.paperColor, lineWidth: 3, width: area.width - 8, overflow: 'truncate', ellipsis: '…' } });
            return { type: 'group', children: parts };
          };
        }
      """;

  /// Tooltips by keyboard: arrows go through the places that have one, and what it says is read
  /// out.
  static final String KEYS =
      """
        function stops(option) {
          var all = [], axis = option.tooltip[0].trigger === 'axis', seen = {};
          option.series.forEach(function (series, s) {
            if (/^band|^hatch/.test(series.id)) return;
            (series.data || []).forEach(function (item, i) {
              var value = item && item.value || item, panel = series.xAxisIndex || 0;
              if (!axis) { if (item && item.tip) all.push({ series: s, item: i, panel: panel, at: all.length }); return; }
              var key = panel + ' ' + (Array.isArray(value) ? value[1] : i);
              if (seen[key] || !value || Array.isArray(value) && typeof value[0] !== 'number') return;
              seen[key] = true;
              all.push({ series: s, item: i, panel: panel, at: Array.isArray(value) ? value[1] : i });
            });
          });
          return all.sort(function (a, b) { return a.panel - b.panel || a.at - b.at; });
        }
        function listen(canvas, current) {
          var at = -1, said = document.createElement('div');
          said.setAttribute('aria-live', 'polite');
          said.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:pre-line';
          canvas.after(said);
          canvas.addEventListener('keydown', function (event) {
            var chart = current(), all = stops(chart.getOption());
            var next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at < 0 ? all.length - 1 : at - 1,
              ArrowUp: at < 0 ? all.length - 1 : at - 1, Home: 0, End: all.length - 1 }[event.key];
            if (event.key === 'Escape') { chart.dispatchAction({ type: 'hideTip' }); at = -1; return; }
            if (next === undefined || event.ctrlKey || event.altKey || event.metaKey || !all.length) return;
            event.preventDefault();
            at = (next + all.length) % all.length;
            chart.dispatchAction({ type: 'showTip', seriesIndex: all[at].series, dataIndex: all[at].item });
            var tip = canvas.lastElementChild;
            said.textContent = tip && tip.innerText || '';
          });
          canvas.addEventListener('blur', function () { current().dispatchAction({ type: 'hideTip' }); });
        }
      """;

  private PlotScript() {}
}
