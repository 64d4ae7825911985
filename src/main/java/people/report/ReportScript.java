package people.report;

/// The script of a report's page: the date and the moment of knowledge, and what follows them.
final class ReportScript {

  private ReportScript() {}

  static final String SCRIPT =
      """
      (async () => {
        const by = id => document.getElementById(id);
        const packed = atob(by('data').textContent.trim());
        const stream = new Blob([Uint8Array.from(packed, c => c.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream('gzip'));
        const d = JSON.parse(await new Response(stream).text());
        const m = peopleModel(d), c = peopleCharts(m), { node, count, percent } = c;
        const table = peopleTable(m, c, open), life = peopleLife(m, c, open, day => go({ at: day }));
        const last = d.stops.length - 1;
        const state = { at: d.at, known: last, person: 0 };
        let cursors = [], drawn = {}, playing = null;
        const unpaired = 'not counted among so many people';
        const color = v => `var(--s${v})`;
        const plural = (n, one, many) => `${count(n)} ${n === 1 ? one : many}`;

        // ---- the address
        function dayOf(text) {
          const parts = /^(-?\\d{4,})-(\\d\\d)-(\\d\\d)$/.exec(text || '');
          return parts ? m.number(+parts[1], +parts[2], +parts[3]) : null;
        }
        function read() {
          const asked = new URLSearchParams(location.hash.slice(1)), at = dayOf(asked.get('at')), known = dayOf((asked.get('known') || '').slice(0, 10));
          if (at !== null) state.at = Math.min(d.to, Math.max(d.from, at));
          state.known = known === null ? last : Math.max(0, d.ends.filter(end => end <= known).length - 1);
          if (known !== null && d.ends.length && known > d.ends[d.ends.length - 1]) state.known = last;
          const person = d.ids ? d.ids.indexOf(+asked.get('person')) + 1 : 0;
          state.person = person > 0 ? person : 0;
        }
        function write() {
          const said = new URLSearchParams({ at: m.iso(state.at) });
          if (state.known < last) said.set('known', m.iso(d.ends[state.known]));
          if (state.person) said.set('person', d.ids[state.person - 1]);
          history.replaceState(null, '', '#' + said);
        }

        // ---- headlines, as the page has them before the script runs
        function headlines(at, k, status, ages, couples, homes, cities) {
          const sum = all => all.reduce((a, b) => a + b, 0), people = sum(status.people), unsure = sum(status.uncertain), beyond = sum(status.beyond);
          const unknown = status.people[d.statuses.indexOf('unknown')], known = people - unknown;
          const together = sum(status.people.filter((_, v) => d.isUnion[v]));
          const year = m.yearBefore(at), moves = m.flows(year, at, k), turns = m.transitions(year, at, k);
          const into = d.statuses.map((name, v) => [name, sum(turns.cells.map(row => row[v]))]).filter(pair => pair[1]);
          const noCity = cities[0];
          const unsureMoves = moves.all - moves.certain;
          return {
            people: [count(people), (unsure ? `${count(unsure)} of them uncertain` : 'none of them uncertain') + (beyond ? `; ${count(beyond)} more no longer observed` : '')],
            union: [percent(together, known), `${count(together)} of ${count(known)} whose status is known`],
            age: [ages.median === null ? '–' : m.isSums ? `${ages.median}–${ages.median + 4}` : String(ages.median), `of ${count(ages.known)} whose birth is known`],
            couples: !d.unions ? ['–', unpaired] : [count(couples.all), couples.certain === couples.all ? 'none uncertain or denied' : `${count(couples.all - couples.certain)} of them uncertain or denied`],
            homes: !d.unions ? ['–', unpaired] : [count(homes.all), `${homes.all ? (Math.round(10 * homes.people / homes.all) / 10).toFixed(1) : '–'} people each; ${count(homes.kinds[0])} alone`],
            moves: [count(moves.all), `${people ? Math.round(1000 * moves.all / people) : '–'} per 1,000 people` + (unsureMoves ? `; ${count(unsureMoves)} on an uncertain date` : '')],
            changes: [count(turns.all), into.length ? into.map(pair => `${count(pair[1])} ${pair[0]}`).join(', ') : 'none'],
            unknown: [count(unknown + noCity + ages.unknown), `status of ${count(unknown)}, city of ${count(noCity)}, birth of ${count(ages.unknown)}`],
          };
        }

        // ---- what depends on the moment of knowledge
        function drawOverTime() {
          const k = state.known, over = m.statusOver(d.grid, k), go2 = day => go({ at: day });
          const series = d.statuses.map((name, v) => ({ name, color: color(v), people: over.people[v], uncertain: over.uncertain[v] })).filter(s => s.people.some(Boolean));
          const end = d.grid.length - 1, say = i => series.map(s => `${s.name} ${count(s.people[i])}`).join(', ');
          cursors = [c.areas(by('statuses'), d.grid, series, `Statuses over time. ${m.iso(d.grid[0])}: ${say(0)}. ${m.iso(d.grid[end])}: ${say(end)}.`, k < last ? d.ends[k] : Infinity, go2)];
          const moves = m.movesOver(d.grid, k), all = moves.certain.map((n, i) => n + moves.uncertain[i]), most = Math.max(...all);
          const months = Math.round((d.grid[1] - d.grid[0]) / 30.44), every = end < 2 ? '' : { 1: ' a month', 3: ' a quarter', 12: ' a year' }[months] || ` in ${months / 12} years`;
          cursors.push(c.columns(by('moves'), d.grid, moves.certain, moves.uncertain, 'moves' + every, `Moves over time, ${count(all.reduce((a, b) => a + b, 0))} in all; most, ${count(most)}, up to ${m.iso(d.grid[all.indexOf(most)])}.`, go2));
          drawn.most = Math.max(1, ...[0, .25, .5, .75, 1].map(x => Math.round(x * end)).concat([rankOf(state.at)]).flatMap(i => m.agesAt(d.grid[Math.min(end, i)], k).groups.flat()));
          drawn.statuses = new Set(d.statuses.map((_, v) => v).filter(v => over.people[v].some(Boolean)));
          drawn.known = k;
          drawn.width = innerWidth;
        }
        const rankOf = day => Math.min(d.grid.length - 1, m.rank(d.grid, day));

        // ---- what depends on the date
        function drawAt() {
          const { at, known: k } = state, status = m.statusAt(at, k), ages = m.agesAt(at, k), couples = m.couplesAt(at, k), homes = m.householdsAt(at, k), cities = m.citiesAt(at, k);
          const people = status.people.reduce((a, b) => a + b, 0);
          for (const [key, [n, words]] of Object.entries(headlines(at, k, status, ages, couples, homes, cities))) {
            by('n-' + key).textContent = n;
            by('w-' + key).textContent = words;
          }
          cursors.forEach(move => move(at));
          const rows = d.statuses.map((name, v) => ({ name: name + (status.uncertain[v] ? ` (${count(status.uncertain[v])} uncertain)` : ''), n: status.people[v], share: percent(status.people[v], people), color: color(v) })).filter((_, v) => drawn.statuses.has(v));
          c.barTable(by('status-at'), ['Status', 'People', 'Share'], rows, Math.max(...status.people));
          c.pyramid(by('pyramid'), ages.groups, Math.max(drawn.most, ...ages.groups.flat()), `Age pyramid on ${m.iso(at)}: ${count(ages.known)} people, median age ${ages.median === null ? 'not known' : ages.median}.`);
          by('pyramid-n').textContent = `n = ${count(ages.known)}` + (ages.unknown ? `; ${count(ages.unknown)} more whose birth is not known` : '') + (ages.uncertain ? `; the age of ${count(ages.uncertain)} is uncertain` : '');
          c.barTable(by('homes'), ['Household', 'n', 'Share'], d.compositions.map((name, v) => ({ name, n: homes.kinds[v], share: percent(homes.kinds[v], homes.all) })), Math.max(...homes.kinds));
          by('homes-n').textContent = !d.unions ? 'Couples and households are ' + unpaired + '.' : `n = ${plural(homes.all, 'household', 'households')} with ${plural(homes.people, 'person', 'people')}` + (homes.certain < homes.all ? `; ${count(homes.all - homes.certain)} uncertain` : '');
          const order = cities.map((n, i) => [n, i ? d.cities[i - 1] : 'not known']).filter(pair => pair[0]).sort((a, b) => b[0] - a[0]);
          const named = order.slice(0, 8), others = order.slice(8).reduce((sum, pair) => sum + pair[0], 0);
          c.barTable(by('cities'), ['City', 'People', 'Share'], named.concat(others ? [[others, plural(order.length - 8, 'other', 'others')]] : []).map(pair => ({ name: pair[1], n: pair[0], share: percent(pair[0], people) })), named.length ? named[0][0] : 1);
          const flows = m.flows(d.from - 1, at, k);
          c.barTable(by('flows'), ['From → to', 'Moves', ''], flows.pairs.slice(0, 8).map(pair => ({ name: `${pair.from} → ${pair.to}`, n: pair.n })), flows.pairs.length ? flows.pairs[0].n : 1);
          by('flows-n').textContent = `${plural(flows.all, 'move', 'moves')} from ${m.iso(d.from)} to ${m.iso(at)}, ${count(flows.between)} between two known cities` + (flows.certain < flows.all ? `; ${count(flows.all - flows.certain)} on an uncertain date` : '');
          const turns = m.transitions(d.from - 1, at, k), used = d.statuses.map((_, v) => v).filter(v => turns.cells[v].some(Boolean) || turns.cells.some(row => row[v]));
          c.matrix(by('turns'), d.statuses, turns.cells, used);
          by('turns-n').textContent = `n = ${plural(turns.all, 'change', 'changes')} from ${m.iso(d.from)} to ${m.iso(at)}` + (turns.certain < turns.all ? `; ${count(turns.all - turns.certain)} on an uncertain date` : '');
          if (by('marriage')) {
            const first = m.marriageAt(at, k), few = first.married ? 'Too few were seen to marry by then for a curve.' : 'Nobody was seen to marry by then.';
            c.curve(by('marriage'), first, `Share ever married by age, on ${m.iso(at)}: ${first.ages.map((age, i) => age % 10 ? '' : `${first.shares[i]} % by ${age}; `).join('')}`, few);
            by('marriage-n').textContent = `n = ${count(first.people)}, of whom ${count(first.married)} married` + (first.ages.length ? first.median === null ? '; fewer than half by any age that was seen' : `; half by the age of ${first.median}` : '') + '.'
              + (first.leftOut ? ` ${count(first.leftOut)} more ${first.leftOut === 1 ? 'is' : 'are'} left out, of whom the birth, or what they were before, is not known.` : '');
          }
          if (d.ids) {
            const everyone = m.peopleAt(at, k);
            table.show(everyone, k);
            life.show(state.person, everyone, at, k);
          }
        }

        // ---- the two clocks
        const at = by('at'), day = by('day'), known = by('known');
        function showClocks() {
          const place = Math.min(d.ticks.length - 1, m.rank(d.ticks, state.at)), iso = m.iso(state.at);
          at.value = place;
          at.setAttribute('aria-valuetext', iso);
          by('date').textContent = iso;
          if (document.activeElement !== day) day.value = iso;
          const word = d.stops[state.known] === 'now' ? 'now' : 'the end of ' + d.stops[state.known];
          known.value = state.known;
          known.setAttribute('aria-valuetext', word);
          by('moment').textContent = word;
          by('as-of').textContent = `On ${iso}, as known ${state.known < last ? 'at ' + word : 'now'}`;
          document.body.classList.toggle('past', state.known < last);
        }
        function go(change) {
          Object.assign(state, change);
          if (m.isSums && 'at' in change) state.at = d.ticks[Math.min(d.ticks.length - 1, m.rank(d.ticks, state.at))];
          showClocks();
          if (drawn.known !== state.known || drawn.width !== innerWidth) drawOverTime();
          drawAt();
          write();
        }
        function open(person) {
          go({ person });
          if (person) life.focus(); else table.focus();
        }
        function play(isOn) {
          clearInterval(playing);
          playing = isOn ? setInterval(() => {
            const place = m.rank(d.ticks, state.at) + Math.max(1, Math.round(d.ticks.length / 150));
            go({ at: d.ticks[Math.min(place, d.ticks.length - 1)] });
            if (place >= d.ticks.length - 1) play(false);
          }, 120) : null;
          by('play').setAttribute('aria-pressed', String(isOn));
          by('play').textContent = isOn ? '❚❚ Pause' : '▶ Play';
        }
        at.max = d.ticks.length - 1;
        at.addEventListener('input', () => { play(false); go({ at: d.ticks[+at.value] }); });
        day.addEventListener('change', () => { const asked = dayOf(day.value); if (asked !== null) go({ at: Math.min(d.to, Math.max(d.from, asked)) }); });
        known.max = last;
        known.addEventListener('input', () => go({ known: +known.value }));
        by('knowing').hidden = last === 0;
        by('play').addEventListener('click', () => {
          const isOn = playing === null;
          if (isOn && state.at >= d.to) go({ at: d.ticks[0] });
          play(isOn);
        });
        addEventListener('hashchange', () => { read(); go({}); });
        addEventListener('resize', () => go({}));
        addEventListener('beforeprint', () => play(false));
        document.body.classList.add('live');
        read();
        go({});
        document.body.dataset.ready = 'yes';
      })();
      """;
}
