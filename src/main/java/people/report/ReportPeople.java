package people.report;

/// The scripts of the table of people in a report, and of one person's life in it.
final class ReportPeople {

  private ReportPeople() {}

  /// `peopleTable(model, charts, open)`: searched, filtered, sorted, and shown in pages of a few
  /// rows.
  static final String TABLE =
      """
      function peopleTable(m, c, open) {
        const by = id => document.getElementById(id), { node, count } = c, ROWS = 25;
        const heads = [['id', 'Person'], ['name', 'Name'], ['status', 'Status'], ['age', 'Age'], ['city', 'City'], ['partner', 'Partner']];
        const show = { key: 'id', isDown: false, page: 0 };
        let people = [], known = 0, buttons = [];
        const fold = text => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
        const partner = p => p.partners.map(each => each.p ? m.nameOf(each.p, known) : each.name || 'not named').join(', ');
        const text = { id: p => p.id, name: p => p.name, status: p => p.status, age: p => p.age, city: p => p.city, partner };

        function wanted() {
          const words = fold(by('search').value).split(/\\s+/).filter(Boolean), status = by('filter').value;
          return people.filter(p => (!status || p.status === status && !p.beyond || status === 'beyond' && p.beyond)
            && (!words.length || words.every(word => fold(`${p.id} ${p.name} ${p.address} ${partner(p)}`).includes(word))));
        }
        function compare(a, b) {
          const x = text[show.key](a), y = text[show.key](b), isNone = v => v === null || v === '';
          if (isNone(x) || isNone(y)) return isNone(x) - isNone(y) || a.id - b.id;
          const order = typeof x === 'number' ? x - y : x.localeCompare(y);
          return (show.isDown ? -order : order) || a.id - b.id;
        }
        function cells(p) {
          const name = node('button', { type: 'button', class: 'link' }, p.name || 'no name');
          name.addEventListener('click', () => open(p.p));
          const doubt = isSure => isSure ? null : node('span', { class: 'doubt', title: 'depends on an uncertain date' }, ' uncertain');
          return [node('td', { class: 'n' }, String(p.id)), node('th', { scope: 'row' }, name),
            node('td', {}, node('span', { class: 'day' }, node('span', { class: 'key', style: `background:var(--s${m.data.statuses.indexOf(p.status)})` }), p.status), doubt(p.isCertain), p.beyond ? node('span', { class: 'doubt' }, ' last known') : null),
            node('td', { class: 'n' }, p.age === null ? '' : (p.isAgeSure ? '' : '~') + p.age),
            node('td', {}, p.city, p.city ? doubt(p.isPlaceCertain) : null), node('td', {}, partner(p))];
        }
        function draw() {
          const rows = wanted().sort(compare), pages = Math.max(1, Math.ceil(rows.length / ROWS));
          show.page = Math.min(show.page, pages - 1);
          const some = rows.slice(show.page * ROWS, (show.page + 1) * ROWS);
          by('rows').replaceChildren(...some.map(p => node('tr', {}, ...cells(p))));
          by('found').textContent = rows.length ? `${count(show.page * ROWS + 1)}–${count(show.page * ROWS + some.length)} of ${count(rows.length)}` + (rows.length < people.length ? `, chosen from ${count(people.length)}` : '') : 'nobody';
          by('before').disabled = show.page === 0;
          by('after').disabled = show.page === pages - 1;
          buttons.forEach(([key, head]) => head.setAttribute('aria-sort', key === show.key ? show.isDown ? 'descending' : 'ascending' : 'none'));
        }
        function again() { show.page = 0; draw(); }

        if (m.data.ids) {
          by('heads').replaceChildren(...heads.map(([key, label]) => {
            const button = node('button', { type: 'button' }, label), head = node('th', { scope: 'col', class: key === 'id' || key === 'age' ? 'n' : '' }, button);
            button.addEventListener('click', () => {
              show.isDown = show.key === key && !show.isDown;
              show.key = key;
              again();
            });
            buttons.push([key, head]);
            return head;
          }));
          by('filter').append(...m.data.statuses.map(name => node('option', { value: name }, name)), node('option', { value: 'beyond' }, 'no longer observed'));
          by('search').addEventListener('input', again);
          by('filter').addEventListener('change', again);
          by('before').addEventListener('click', () => { show.page--; draw(); });
          by('after').addEventListener('click', () => { show.page++; draw(); });
        }
        return {
          show(all, k) { people = all; known = k; draw(); },
          focus() { by('search').focus(); },
        };
      }
      """;

  /// `peopleLife(model, charts, open, goTo)`: one person at the date, her life line, and the events
  /// behind both.
  static final String LIFE =
      """
      function peopleLife(m, c, open, goTo) {
        const by = id => document.getElementById(id), { node, count } = c, d = m.data, BEYOND = 2;
        const listed = (place, pairs) => place.replaceChildren(...pairs.filter(Boolean).flatMap(([name, ...what]) => [node('dt', {}, name), node('dd', {}, ...what)]));
        function button(p, k) {
          const made = node('button', { type: 'button', class: 'link' }, m.nameOf(p, k));
          made.addEventListener('click', () => open(p));
          return made;
        }
        const joined = parts => parts.flatMap((part, i) => i ? [', ', part] : [part]);
        const until = day => day === Infinity ? 'today' : m.iso(day);
        const sure = isCertain => isCertain ? '' : ', not certain';
        const e = d.events, first = {}; // by person, the row of her first event
        if (e) for (let i = e.p.length - 1; i >= 0; i--) first[e.p[i]] = i;
        function because(p, which) {
          return which < 0 ? '' : ` (event ${count(e.position[first[p] + which])})`;
        }
        function show(p, everyone, at, k) {
          const life = by('life');
          life.hidden = !p;
          if (!p) return;
          const me = everyone.find(each => each.p === p), row = m.lifeOf(k)[p], t = d.status, s = d.stays;
          by('life-name').textContent = m.nameOf(p, k);
          const statuses = m.rowsOf(t, p, k), stays = m.rowsOf(s, p, k), now = (of, rows) => rows.find(i => of.from[i] <= at && at < of.until[i]);
          const status = now(t, statuses), stay = now(s, stays), born = row === undefined ? null : d.lives.born[row], died = row === undefined ? null : d.lives.died[row];
          const home = stay === undefined || !s.v[stay] || !d.hasStreet[s.v[stay] - 1] ? [] : others(s.v[stay], p, at, k);
          listed(by('life-now'), [
            ['Person', String(d.ids[p - 1]) + (row === undefined ? ', not known at that moment' : '')],
            born !== null && ['Born', m.iso(born) + (d.lives.spread[row] === 0 ? '' : d.lives.spread[row] === null ? ' or later' : ` to ${m.iso(born + d.lives.spread[row])}`), me && me.age !== null ? `, ${me.isAgeSure ? '' : 'about '}${me.age} years old on ${m.iso(at)}` : ''],
            died !== null && ['Died', m.iso(died)],
            !me && ['On ' + m.iso(at), died !== null && died <= at ? 'dead' : 'not there: before birth or entry, away, or presumed dead'],
            status !== undefined && ['Status', `${d.statuses[t.v[status]]} since ${m.iso(t.from[status])}${sure(me.isCertain)}${me.beyond ? ', last known' : ''}${because(p, t.by[status])}`],
            me && me.partners.length > 0 && ['Partner', ...joined(me.partners.map(each => each.p ? button(each.p, k) : each.name || 'not named'))],
            stay !== undefined && ['Home', (s.v[stay] ? `${d.addresses[s.v[stay] - 1]}, since ${m.iso(s.from[stay])}${sure(me.isPlaceCertain)}` : 'not known') + because(p, s.by[stay])],
            home.length > 0 && ['There too', ...joined(home.slice(0, 12).map(each => button(each, k))), home.length > 12 ? ` and ${home.length - 12} more` : ''],
          ]);
          const bar = (of, i, name, color, isDark) => ({ from: of.from[i], until: of.until[i], name, color, isDark, isCertain: (of.flags[i] & 1) !== 0, isBeyond: (of.flags[i] & BEYOND) !== 0,
            said: `${name}, ${m.iso(of.from[i])} to ${until(of.until[i])}` });
          const lanes = [statuses.map(i => bar(t, i, d.statuses[t.v[i]], `var(--s${t.v[i]})`, d.statuses[t.v[i]] === 'married')),
            stays.filter(i => s.v[i]).map((i, n) => bar(s, i, d.addresses[s.v[i] - 1], n % 2 ? 'var(--soft)' : 'var(--softer)', false))];
          c.lifeLine(by('life-line'), lanes, `Life line of ${m.nameOf(p, k)}: ${lanes[0].map(each => each.said).join('; ')}.`, goTo)(Math.min(d.to, Math.max(d.from, at)));
          const rows = [];
          for (let i = first[p]; i < e.p.length && e.p[i] === p; i++) {
            const decides = [status !== undefined && t.by[status] === i - first[p] ? 'decides status' : '', stay !== undefined && s.by[stay] === i - first[p] ? 'decides address' : ''].filter(Boolean).join(', ');
            rows.push(node('tr', { class: e.k0[i] > k ? 'later' : '' }, node('td', { class: 'n' }, count(e.position[i])), node('td', { class: 'day' }, e.when[i] === null ? m.iso(e.day[i]) : e.when[i]), node('td', {}, e.what[i]), node('td', { class: 'day' }, m.iso(e.day[i] + e.late[i])),
              node('td', {}, e.k0[i] > k ? 'not known yet' : decides || (e.day[i] > at ? 'not yet in effect' : ''))));
          }
          by('life-events').replaceChildren(...rows);
        }
        function others(address, p, at, k) {
          const there = [], s = d.stays;
          for (let i = 0; i < s.size; i++) if (s.v[i] === address && s.p[i] !== p && !(s.flags[i] & BEYOND) && m.holds(s, i, at, k)) there.push(s.p[i]);
          return there;
        }
        if (d.ids) by('life-close').addEventListener('click', () => open(0));
        return { show, focus() { by('life-name').focus(); by('life').scrollIntoView({ block: 'nearest' }); } };
      }
      """;
}
