package people.charts;

/// The JavaScript that gives the parts of a live chart their room: a part of [Script#live()], which
/// measures texts in the font in which they are drawn.
final class RoomScript {

  static final String FIT =
      """
        // Long names often begin alike, so their middle is left out.
        function inside(name, room, bold, font) {
          var letters = Array.from(name), cut = name;
          for (var kept = letters.length - 1; kept > 3 && wide(cut, 12, bold, font) > room; kept--) {
            var end = Math.floor(kept * 2 / 5);
            cut = letters.slice(0, kept - end).join('').trimEnd() + '…' + letters.slice(letters.length - end).join('').trimStart();
          }
          return cut;
        }
        function widest(texts, font) {
          return texts.reduce(function (most, text) { return Math.max(most, wide(text, 12, false, font)); }, 0);
        }
        function written(axis) {
          return [axis.min || 0, axis.max || 0].map(function (value) {
            var parts = String(+value.toFixed(6)).split('.');
            if (!axis.years) parts[0] = parts[0].replace(/\\B(?=(\\d{3})+$)/g, ',');
            return parts.join('.');
          });
        }
        // Names beside a plot have the room that the option says, and in a narrow plot not most of it.
        function cutNames(option, grids, width, font) {
          [].concat(option.yAxis || []).forEach(function (axis) {
            var label = axis.axisLabel, grid = grids[axis.gridIndex || 0];
            if (!axis.data || !label.width || label.show === false) return;
            var room = Math.min(label.width, Math.round(grid.width ? grid.width * 0.45 : width * 0.28));
            if (!grid.containLabel) room = Math.min(room, grid.left - (label.margin || 8) - 2);
            label.width = room;
            axis.data = axis.data.map(function (name) { return inside(name, room - 4, false, font); });
            if (grid.width && axis.name) axis.name = inside(axis.name, grid.width - widest(axis.data, font) - 8, true, font);
          });
        }
        // Along a plot as many numbers as have room, and none over the edge.
        function spaceNumbers(option, grids, width, font) {
          [].concat(option.xAxis || []).forEach(function (axis, a) {
            if (axis.type !== 'value' || !axis.interval || axis.show === false || hintsOf(option).years) return;
            var label = axis.axisLabel, most = widest(written(axis), font), low = axis.min || 0, grid = grids[axis.gridIndex || 0];
            var isStep = function (value) { return Math.abs(value / axis.interval - Math.round(value / axis.interval)) < 1e-6; };
            var edge = label.showMaxLabel !== false && isStep(axis.max) ? Math.ceil(most / 2) + 2 : 0;
            if (grid.containLabel && grid.width) grid.width -= Math.max(0, edge - 18);
            else if (grid.containLabel) grid.right = Math.max(grid.right, edge);
            var room = grid.width || width - grid.left - grid.right, beside = [].concat(option.yAxis)[a];
            if (grid.containLabel && beside.axisLabel.show !== false) room -= widest(beside.data || written(beside), font) + 8;
            var steps = Math.round((axis.max - low) / axis.interval), each = room / (axis.max - low) * axis.interval, by = 1;
            while (by < steps && each * by < most + 8) by++;
            if (by === 1) return;
            axis.interval *= by;
            if (!isStep(low)) label.showMinLabel = false;
            if (!isStep(axis.max) || by === steps && room < most / 2 + 12) label.showMaxLabel = false;
          });
        }
        // The sides of a pyramid are as wide as each other. Between them, and at both ends, half of the greatest number has room.
        function spaceSides(option, grids, width, font) {
          var half = Math.ceil(widest(written(option.xAxis[0]), font) / 2), last = grids.length - 1, more = 0;
          var edge = Math.max(26, half + 2), apart = Math.max(26, half + 16), ages = option.yAxis[0];
          var gap = Math.max(38, 2 * Math.ceil(widest(ages.data, font) / 2) + 24), at = edge;
          var each = Math.max(10, Math.floor((width - 2 * edge - gap - apart * (last - 1)) / (last + 1)));
          grids.forEach(function (grid, g) {
            grid.left = at;
            grid.right = width - at - each;
            at += each + (g ? apart : gap);
          });
          ages.axisLabel.margin = gap / 2;
          var room = each + 2 * Math.min(edge - 2, (last > 1 ? apart : gap) / 2 - 4);
          option.xAxis.forEach(function (axis) {
            axis.nameTextStyle.lineHeight = 15;
            axis.name = lines(axis.name, room, { fontSize: 12 }, font);
            more = Math.max(more, 15 * (count(axis.name) - 1));
          });
          grids.forEach(function (grid) { grid.bottom += more; });
          return more;
        }
        // An option is made for its full width. Where there is less room, titles and legends take more lines, and what
        // was placed from the left is placed anew; the canvas grows by those lines, so that the plot keeps its height.
        function fit(option, width, full, high) {
          var side = 18, room = width - 2 * side, font = option.textStyle.fontFamily, narrow = width < full;
          var grids = [].concat(option.grid || []), down = 0, up = 0;
          [].concat(option.title).forEach(function (title, i) {
            if (!narrow || title.left === 'center') return;
            var text = lines(title.text || '', room, title.textStyle, font), more = count(text) - count(title.text);
            title.text = text;
            if (i) { up += 15 * more; return; }
            var below = lines(title.subtext || '', room, title.subtextStyle, font);
            down += 24 * more + 18 * (count(below) - count(title.subtext));
            title.subtext = below;
          });
          var legend = option.legend, moved = down;
          if (legend) legend.formatter = function (name) { return inside(name, room - legend.itemWidth - 5, false, font); };
          if (legend && narrow) {
            var rows = function (room) {
              var rows = 1, used = 0;
              legend.data.forEach(function (one) {
                var each = legend.itemWidth + 5 + wide(inside(one.name, room - legend.itemWidth - 5, false, font), 12, false, font) + legend.itemGap;
                if (used && used + each > room) { rows++; used = 0; }
                used += each;
              });
              return rows;
            };
            moved += 24 * (rows(room) - rows(full - 2 * side));
            legend.width = room;
            legend.top += down;
          }
          var tall = high + moved + up, panels = hintsOf(option).panels;
          // Small multiples take as many columns as there is room for.
          if (panels) {
            var columns = Math.max(1, Math.floor(room / panels.least)), each = panels.above + panels.high + panels.below;
            var first = grids[0].top + moved, rowsBefore = Math.round((grids[grids.length - 1].top - grids[0].top) / each) + 1;
            if (narrow) grids.forEach(function (grid, g) {
              grid.width = (room - panels.beside * (columns - 1)) / columns;
              grid.left = side + (grid.width + panels.beside) * (g % columns);
              grid.top = first + each * Math.floor(g / columns);
            });
            else grids.forEach(function (grid) { grid.top += moved; });
            cutNames(option, grids, width, font);
            spaceNumbers(option, grids, width, font);
            return tall + (narrow ? each * (Math.ceil(grids.length / columns) - rowsBefore) : 0);
          }
          grids.forEach(function (grid) { grid.top += moved; grid.bottom += up; });
          [].concat(option.graphic || [], option.visualMap || []).forEach(function (part) { part.top += moved; });
          (option.series || []).forEach(function (series) {
            if (series.type !== 'sankey') return;
            series.top += moved, series.bottom += up;
            if (!narrow) return;
            var most = Math.min(series.left - 26, Math.max(70, Math.round(width * 0.28)));
            series.data.forEach(function (node) {
              var end = node.text.lastIndexOf(' '), name = Array.from(node.text.slice(0, end).replace(/…$/, '')), cut = '';
              while (name.length > 1 && wide(name.join('') + cut + node.text.slice(end), 12, false, font) > most) { name.pop(); cut = '…'; }
              if (cut) node.text = name.join('') + cut + node.text.slice(end);
            });
            series.left = series.right = most + 26;
            option.graphic.forEach(function (part) { part['left' in part ? 'left' : 'right'] = most + 24; });
          });
          if (grids.length > 1 && grids[1].left > grids[0].left) tall += spaceSides(option, grids, width, font);
          cutNames(option, grids, width, font);
          spaceNumbers(option, grids, width, font);
          var top = option.xAxis;
          if (narrow && top && top.position === 'top') {
            var widest = 0, names = 0;
            top.data.forEach(function (name) { widest = Math.max(widest, wide(name, 12, false, font)); });
            option.yAxis.data.forEach(function (name) { names = Math.max(names, wide(name, 12, false, font)); });
            var cell = (width - grids[0].left - grids[0].right - names - 8) / top.data.length;
            if (widest + 6 > cell) {
              var more = Math.ceil(widest * 0.71);
              top.axisLabel.rotate = 45;
              top.nameGap += more;
              // the name of the axis stands above the labels, below the scale
              grids[0].top += 4;
              tall += more + 4;
            }
          }
          // Numbers wider than their cells can't be read, and lines between narrow cells would be all that is seen.
          if (narrow) (option.series || []).forEach(function (series) {
            var cell = series.type === 'heatmap' ? width / option.xAxis.data.length : width;
            if (cell < 8) series.itemStyle.borderWidth = 0;
            var full = function (one) { return one.label && one.label.show && wide(one.label.formatter, 12, false, font) > cell * 0.8; };
            if (cell < width && series.data.some(full)) series.data.forEach(function (one) { if (one.label) one.label.show = false; });
          });
          var points = 0, life = false;
          (option.series || []).forEach(function (series) {
            var own = (series.data || []).length;
            life = life || series.type === 'custom';
            points = life ? points + own : Math.max(points, own);
          });
          if (option.dataZoom && points > 30 && (!life || option.people.years)) {
            var below = grids[0].bottom;
            grids.forEach(function (grid) { grid.bottom += 24; });
            tall += 24;
            option.dataZoom.push({ type: 'slider', height: 12, moveHandleSize: 0, bottom: below - 26, brushSelect: false,
              showDetail: false, showDataShadow: false, handleSize: 12,
              borderColor: 'transparent', backgroundColor: 'rgba(128,140,152,0.14)', fillerColor: 'rgba(128,140,152,0.28)' });
          }
          return tall;
        }
      """;

  private RoomScript() {}
}
