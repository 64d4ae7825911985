package people.charts;

/// The JavaScript of the charts. In text blocks, so that whoever has the classes has it.
final class Script {

  /// Adds to an option what JSON can't hold. `people.tooltip` names how a tooltip is made, and a
  /// series' `renderItem` who draws it; `people.labels` says that what is drawn has its label in
  /// `text`.
  ///
  /// Texts from data reach a page only as text nodes, never as HTML, and ECharts never as a
  /// formatter, in which `{c}` would stand for a number.
  static final String SHARED =
      """
      function dress(option, echarts) {
        var hints = option.people || {};
        function line(text, color, bold) {
          var row = document.createElement('div');
          if (color) {
            var dot = document.createElement('span');
            dot.style.cssText = 'display:inline-block;width:10px;height:10px;border-radius:3px;margin-right:7px';
            dot.style.background = color;
            row.appendChild(dot);
          }
          if (bold) row.style.fontWeight = '600';
          row.appendChild(document.createTextNode(text));
          return row;
        }
        function box(rows) {
          var all = document.createElement('div');
          all.style.cssText = 'line-height:1.5;white-space:normal;max-width:26em';
          rows.forEach(function (row) { all.appendChild(row); });
          return all;
        }
        function number(value) {
          var text = String(Math.abs(Math.round(value * 10) / 10)).split('.');
          text[0] = text[0].replace(/\\B(?=(\\d{3})+$)/g, ',');
          return text.join('.') + (hints.unit || '');
        }
        // Of several series of one name, the one whose id ends with ~ is the uncertain part.
        function bands(all) {
          all = [].concat(all);
          if (!all.length) return '';
          var names = [], sums = {}, doubts = {}, colors = {};
          all.forEach(function (one) {
            var value = Array.isArray(one.value) ? one.value[0] : one.value;
            if (value == null || value === '-') return;
            var name = '=' + one.seriesName;
            if (!(name in sums)) { names.push(name); sums[name] = 0; doubts[name] = 0; colors[name] = one.color; }
            sums[name] += value;
            if (/~$/.test(one.seriesId)) doubts[name] += value;
          });
          var at = Array.isArray(all[0].value) ? all[0].value[2] : all[0].name;
          var rows = [line(at, null, true)];
          if (!hints.ordered) names.reverse();
          names.forEach(function (name) {
            if (sums[name]) rows.push(line(name.slice(1) + '  ' + (name === '=' + hints.signed && sums[name] < 0 ? '−' : '') + number(sums[name])
              + (doubts[name] ? ', of it ' + number(doubts[name]) + ' uncertain' : ''), colors[name]));
          });
          return box(rows);
        }
        function tip(one) {
          var lines = one.data && one.data.tip;
          return lines ? box(lines.map(function (text, i) { return line(text, null, i === 0); })) : '';
        }
        // Years have no separators, and nothing is labelled between them.
        var across = [].concat(option.xAxis || []), measured = across.concat(option.yAxis || []).filter(function (axis) { return axis.years; });
        measured.concat(hints.years ? across : []).forEach(function (axis) {
          axis.axisLabel.formatter = function (value) { return value === Math.round(value) ? String(value) : ''; };
        });
        if (option.tooltip) option.tooltip.formatter = hints.tooltip === 'bands' ? bands : hints.tooltip === 'values' ? values : tip;

        // A period of a life: fades in when it is uncertain when it began, points on when it goes on. A dashed edge is where
        // the records begin or end, and life went on.
        function period(series) {
          return function (params, api) {
            var item = series.data[params.dataIndex], area = params.coordSys;
            var from = api.coord([api.value(1), api.value(0)]), until = api.coord([api.value(2), api.value(0)]);
            var high = Math.min(34, api.size([0, 1])[1] * 0.55), top = from[1] - high / 2;
            var left = Math.max(from[0], area.x), right = Math.min(until[0], area.x + area.width);
            if (right <= left) return;
            right = Math.max(left + 1.5, right - (right - left > 4 ? 1 : 0));
            var point = item.ongoing && right - left > 12 ? 8 : 0, soft = item.certain ? 0 : Math.min(36, (right - left) / 2);
            var color = item.itemStyle.color, clear = item.clear;
            var parts = [{ type: 'polygon', shape: { points: [[left + soft, top], [right - point, top],
              [right, top + high / 2], [right - point, top + high], [left + soft, top + high]] }, style: { fill: color } }];
            if (soft) parts.push({ type: 'rect', shape: { x: left, y: top, width: soft + 0.5, height: high },
              style: { fill: { type: 'linear', x: 0, y: 0, x2: 1, y2: 0,
                colorStops: [{ offset: 0, color: clear }, { offset: 1, color: color }] } } });
            [item.truncated && left, item.censored && right].forEach(function (x) {
              if (x) parts.push({ type: 'line', shape: { x1: x, y1: top - 4, x2: x, y2: top + high + 4 },
                style: { stroke: hints.edgeColor, lineWidth: 2, lineDash: [3, 3] } });
            });
            if (item.censored && right - left > 6) parts.push({ type: 'rect',
              shape: { x: right - Math.min(24, (right - left) / 3), y: top, width: Math.min(24, (right - left) / 3), height: high },
              style: { fill: { type: 'linear', x: 0, y: 0, x2: 1, y2: 0, colorStops: [{ offset: 0, color: hints.veilColor + '00' },
                { offset: 1, color: hints.veilColor + 'c0' }] } } });
            var room = right - left - point - soft - 12;
            if (room > 22) parts.push({ type: 'text', silent: true, style: { text: item.name, x: left + 7 + soft, y: from[1],
              fill: item.ink, fontSize: 12, verticalAlign: 'middle', width: room, overflow: 'truncate', ellipsis: '…' } });
            return { type: 'group', children: parts };
          };
        }
        PLOTS
        (option.series || []).forEach(function (series) {
          if (hints.labels) series.label.formatter = function (one) { return one.data.text; };
          if (series.renderItem === 'period') series.renderItem = period(series);
          if (series.renderItem === 'mark') series.renderItem = mark(series);
        });
        return option;
      }
      """
          .replace("PLOTS", PlotScript.SHARED);

  /// A function from an option, as text, to an SVG, as text.
  static final String PICTURE =
      """
      exports.setPlatformAPI({ measureText: function (text, font) {
        var size = /([\\d.]+)px/.exec(font || '');
        return { width: textWidth(String(text), size ? +size[1] : 12, /bold|[6-9]00/.test(font || '')) };
      } });
      (function (text, width, height) {
        var option = dress(JSON.parse(text), exports);
        option.animation = false;
        // A picture does not answer, and without a page these would fail.
        delete option.dataZoom;
        delete option.tooltip;
        delete option.aria;
        var chart = exports.init(null, null, { renderer: 'svg', ssr: true, width: width, height: height });
        chart.setOption(option);
        var svg = chart.renderToSVGString();
        chart.dispose();
        return svg;
      })
      """;

  /// Draws every chart on the page that is not yet drawn: so the same text serves all of them, and
  /// it does not matter which of them runs it (in a notebook a script does not know where it
  /// stands). `DARK` stands for the colours that change.
  private static final String LIVE =
      """
      (function () {
        'use strict';
        var swaps = DARK;
        SHARED
        // Hidden from AMD, since a page with require.js would take the library away from us, and
        // from the window, which may have another version.
        function load() {
          if (window.peopleECharts) return Promise.resolve(window.peopleECharts);
          if (window.peopleEChartsComing) return window.peopleEChartsComing;
          var packed = document.querySelector('script[data-echarts]');
          if (!packed || !window.DecompressionStream) return Promise.reject(new Error('no ECharts'));
          var bytes = Uint8Array.from(atob(packed.textContent.trim()), function (c) { return c.charCodeAt(0); });
          var plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
          window.peopleEChartsComing = new Response(plain).text().then(function (source) {
            var script = document.createElement('script');
            script.textContent = BEFORE + source + AFTER;
            document.head.appendChild(script).remove();
            return window.peopleECharts;
          });
          window.peopleEChartsComing.catch(function () { window.peopleEChartsComing = null; });
          return window.peopleEChartsComing;
        }
        // Is the page dark where the chart stands? A page may be light on a machine that prefers dark.
        function isDark(place) {
          for (var at = place.parentElement; at; at = at.parentElement) {
            var parts = (getComputedStyle(at).backgroundColor.match(/[\\d.]+/g) || []).map(Number);
            if (parts.length >= 3 && (parts.length < 4 || parts[3] > 0.5))
              return 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2] < 128;
          }
          var scheme = getComputedStyle(document.documentElement).colorScheme || '';
          return /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia('(prefers-color-scheme: dark)').matches);
        }
        // Only where a colour stands: a city may be called #ffffff.
        function darken(part, key) {
          if (Array.isArray(part)) return part.map(function (each) { return darken(each, key); });
          if (part && typeof part === 'object') {
            Object.keys(part).forEach(function (inner) { part[inner] = darken(part[inner], inner); });
            return part;
          }
          return /color$|^fill$/i.test(key) && typeof part === 'string' && swaps.hasOwnProperty(part) ? swaps[part] : part;
        }
        var pen = document.createElement('canvas').getContext('2d');
        function wide(text, size, bold, font) {
          pen.font = (bold ? 'bold ' : '') + size + 'px ' + font;
          return pen.measureText(text).width;
        }
        function lines(text, room, style, font) {
          var size = style.fontSize, bold = style.fontWeight === 'bold';
          if (text.split('\\n').every(function (row) { return wide(row, size, bold, font) <= room; })) return text;
          var rows = [''], most = Math.max(1, Math.floor(room / wide('m', size, bold, font))); // letters of a word that is longer than a line
          text = text.replace(/\\S+/g, function (word) { return wide(word, size, bold, font) > room ? word.match(new RegExp('.{1,' + most + '}', 'gu')).join(' ') : word; });
          text.split(/\\s+/).forEach(function (word) {
            var row = rows[rows.length - 1], longer = row ? row + ' ' + word : word;
            if (row && wide(longer, size, bold, font) > room) rows.push(word); else rows[rows.length - 1] = longer;
          });
          return rows.join('\\n');
        }
        function hintsOf(option) { return option.people || {}; }
        function count(text) { return text ? text.split('\\n').length : 0; }
        FIT
        KEYS
        function draw(place, echarts) {
          var picture = place.querySelector('[data-picture]'), full = +place.dataset.width, chart, canvas, width;
          function start(again) {
            width = canvas.clientWidth;
            var dark = isDark(place), option = JSON.parse(place.querySelector('[data-option]').textContent);
            option = dress(dark ? darken(option, '') : option, echarts);
            canvas.style.height = fit(option, Math.min(width || full, full), full, +place.dataset.height) + 'px';
            if (again) {
              // what the reader has chosen stays
              var was = chart.getOption();
              if (option.legend && was.legend) option.legend.selected = was.legend[0].selected;
              if (option.dataZoom) option.dataZoom.forEach(function (zoom) {
                zoom.start = was.dataZoom[0].start;
                zoom.end = was.dataZoom[0].end;
              });
              option.animation = false;
              chart.dispose();
            }
            chart = echarts.init(canvas, null, { renderer: 'canvas' });
            chart.setOption(option);
            // The slider is as long as the axis, whose place depends on the labels beside it.
            if (option.dataZoom && option.dataZoom.length > 1) {
              var area = chart.getModel().getComponent('grid').coordinateSystem.getRect();
              chart.setOption({ dataZoom: [{}, { left: area.x, right: chart.getWidth() - area.x - area.width }] });
            }
          }
          canvas = document.createElement('div');
          canvas.style.cssText = 'width:100%;height:' + place.dataset.height + 'px';
          canvas.setAttribute('role', 'application');
          canvas.setAttribute('aria-roledescription', 'chart');
          canvas.tabIndex = 0;
          picture.style.display = 'none';
          place.appendChild(canvas);
          try { start(); } catch (e) { picture.style.display = ''; canvas.remove(); throw e; }
          picture.removeAttribute('data-picture'), picture.setAttribute('data-printed', ''); // on paper it is the chart
          listen(canvas, function () { return chart; });
          matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () { if (place.isConnected) start(true); });
          new ResizeObserver(function (_, observer) {
            if (!place.isConnected) { observer.disconnect(); chart.dispose(); }
            else if (canvas.clientWidth && canvas.clientWidth !== width) start(true);
          }).observe(canvas);
        }
        function all(tries) {
          var places = Array.from(document.querySelectorAll('[data-people-chart]:not([data-drawn])'));
          // A notebook may run the script before it shows the output.
          if (!places.length && tries) return void setTimeout(function () { all(tries - 1); }, 50);
          if (places.length) load().then(function (echarts) {
            places.forEach(function (place) {
              if (place.hasAttribute('data-drawn')) return;
              place.setAttribute('data-drawn', '');
              try { draw(place, echarts); } catch (e) { console.error(e); }
            });
          }, function () { /* the picture stays */ });
        }
        all(10);
      })();
      """;

  private static final String BEFORE = "(function(){var define,module={},exports={};(function(){";

  private static final String AFTER =
      "\n}).call(window);window.peopleECharts=exports;}).call(window)";

  private Script() {}

  static String live() {
    return LIVE.replace("DARK", ChartJson.compact(Palette.DARK))
        .replace("BEFORE", ChartJson.compact(BEFORE))
        .replace("AFTER", ChartJson.compact(AFTER))
        .replace("FIT", RoomScript.FIT)
        .replace("KEYS", PlotScript.KEYS)
        .replace("SHARED", SHARED);
  }

  /// The script that [#live()] adds to a page to have the library there.
  static String loading(String library) {
    return BEFORE + library + AFTER;
  }
}
