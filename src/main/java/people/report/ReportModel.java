package people.report;

/// The script that filters and sums the rectangles of a report: functions of a day and a stop of
/// knowledge, which know nothing of a page. It decides nothing; who is what is in the rectangles.
final class ReportModel {

  private ReportModel() {}

  /// `peopleModel(data)`, in what Rhino takes.
  static final String SCRIPT =
      MarriageModel.SCRIPT
          + """
          function peopleModel(d) {
            const CERTAIN = 1, BEYOND = 2;
            const isSums = !d.ids;
            const never = Infinity;
            ['status', 'stays', 'doubts', 'doubted', 'unions', 'households', 'lives', 'marriages', 'marriers'].forEach(name => {
              const t = d[name];
              if (!t) return;
              t.size = t.k0.length;
              if (t.until) t.until = t.until.map(day => day === null ? never : day);
            });
            const of = table => table || { size: 0 };
            const weight = (t, i) => t.w ? t.w[i] : 1;
            const isKnown = (t, i, k) => t.k0[i] <= k && k < t.k1[i];
            const holds = (t, i, day, k) => t.from[i] <= day && day < t.until[i] && isKnown(t, i, k);
            const isChange = (t, i) => t.before[i] >= 0;
            const zeros = n => new Array(n).fill(0);
            const cityOf = address => d.cityOf && address > 0 ? d.cityOf[address - 1] : address;

            // ---- days: years and ages as calendars count them
            function civil(day) { // of the number of a day since 1970, Howard Hinnant's civil_from_days
              const z = day + 719468, era = Math.floor(z / 146097), doe = z - era * 146097;
              const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524)
                - Math.floor(doe / 146096)) / 365);
              const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
              const mp = Math.floor((5 * doy + 2) / 153), m = mp < 10 ? mp + 3 : mp - 9;
              return [yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - Math.floor((153 * mp + 2) / 5) + 1];
            }
            function number(y, m, day) {
              const year = m <= 2 ? y - 1 : y, era = Math.floor(year / 400), yoe = year - era * 400;
              const doy = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + day - 1;
              return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
            }
            function age(born, day) {
              const b = civil(born), c = civil(day);
              return c[0] - b[0] - (c[1] < b[1] || c[1] === b[1] && c[2] < b[2] ? 1 : 0);
            }
            function yearBefore(day) {
              const c = civil(day);
              return number(c[0] - 1, c[1], c[1] === 2 && c[2] === 29 ? 28 : c[2]);
            }
            const two = n => (n < 10 ? '0' : '') + n;
            function iso(day) {
              const c = civil(day), y = String(Math.abs(c[0]));
              return (c[0] < 0 ? '-' : '') + '0000'.slice(Math.min(4, y.length)) + y + '-' + two(c[1]) + '-' + two(c[2]);
            }

            // ---- whose days are doubtful
            function doubtful(day, k, field) {
              const people = new Set(), t = of(d.doubts);
              for (let i = 0; i < t.size; i++) {
                if (t.v[i] === field && holds(t, i, day, k)) people.add(t.p[i]);
              }
              return people;
            }
            function sumOfDoubts(day, k, to) {
              const t = of(d.doubted);
              for (let i = 0; i < t.size; i++) if (holds(t, i, day, k)) to[t.v[i]] += weight(t, i);
            }

            // ---- everyone at a date
            function statusAt(day, k) {
              const n = d.statuses.length, people = zeros(n), uncertain = zeros(n), beyond = zeros(n);
              const doubts = doubtful(day, k, 0), t = d.status;
              for (let i = 0; i < t.size; i++) {
                if (!holds(t, i, day, k)) continue;
                (t.flags[i] & BEYOND ? beyond : people)[t.v[i]] += weight(t, i);
                if (!(t.flags[i] & BEYOND) && t.p && doubts.has(t.p[i])) uncertain[t.v[i]]++;
              }
              sumOfDoubts(day, k, uncertain);
              return { people: people, uncertain: uncertain, beyond: beyond };
            }
            function rank(days, day) { // how many of some days are before one
              let low = 0, high = days.length;
              while (low < high) {
                let middle = (low + high) >> 1;
                if (days[middle] < day) low = middle + 1; else high = middle;
              }
              return low;
            }
            function statusOver(days, k) {
              const n = d.statuses.length, t = d.status;
              const series = () => { const all = []; for (let v = 0; v < n; v++) all.push(zeros(days.length + 1)); return all; };
              const people = series(), uncertain = series(), doubts = {};
              const put = (to, from, until, w) => {
                const first = rank(days, from), last = rank(days, until);
                if (first < last) { to[first] += w; to[last] -= w; }
              };
              const u = of(d.doubts);
              for (let i = 0; i < u.size; i++) {
                if (u.v[i] === 0 && isKnown(u, i, k)) (doubts[u.p[i]] = doubts[u.p[i]] || []).push(i);
              }
              for (let i = 0; i < t.size; i++) {
                if (t.flags[i] & BEYOND || !isKnown(t, i, k)) continue;
                put(people[t.v[i]], t.from[i], t.until[i], weight(t, i));
                let mine = t.p ? doubts[t.p[i]] || [] : [];
                mine.forEach(j => put(uncertain[t.v[i]], Math.max(t.from[i], u.from[j]), Math.min(t.until[i], u.until[j]), 1));
              }
              const s = of(d.doubted);
              for (let i = 0; i < s.size; i++) put(uncertain[s.v[i]], s.from[i], s.until[i], weight(s, i));
              const sums = all => all.map(each => { let sum = 0; return each.slice(0, days.length).map(x => sum += x); });
              return { people: sums(people), uncertain: sums(uncertain) };
            }
            const livesAt = {};
            function lifeOf(k) { // by person, the row of her life as known then
              if (!livesAt[k]) {
                const rows = {}, t = of(d.lives);
                for (let i = 0; i < t.size; i++) if (isKnown(t, i, k)) rows[t.p[i]] = i;
                livesAt[k] = rows;
              }
              return livesAt[k];
            }
            function agesAt(day, k) { // of five years each: [in a union, not], and the ages by themselves
              const groups = [], ages = [], t = d.status, lives = lifeOf(k);
              let unknown = 0, doubtfulAges = 0;
              const put = (years, i) => {
                const g = Math.max(0, Math.floor(years / 5));
                while (groups.length <= g) groups.push([0, 0]);
                groups[g][d.isUnion[t.v[i]] ? 0 : 1] += weight(t, i);
                ages.push([years, weight(t, i)]);
              };
              for (let i = 0; i < t.size; i++) {
                if (!holds(t, i, day, k) || t.flags[i] & BEYOND) continue;
                if (isSums) {
                  if (t.age[i] < 0) unknown += weight(t, i); else put(t.age[i], i);
                  continue;
                }
                let life = lives[t.p[i]], born = life === undefined ? null : d.lives.born[life];
                if (born === null || born > day) { unknown++; continue; }
                if (d.lives.spread[life] !== 0) doubtfulAges++;
                put(age(born, day), i);
              }
              ages.sort((a, b) => a[0] - b[0]);
              const total = ages.reduce((sum, each) => sum + each[1], 0);
              let median = null, sum = 0;
              ages.forEach(each => {
                sum += each[1];
                if (median === null && 2 * sum >= total) median = each[0];
              });
              return { groups: groups, unknown: unknown, uncertain: doubtfulAges, median: median, known: total };
            }
            function couplesAt(day, k) {
              const t = of(d.unions);
              let all = 0, certain = 0;
              for (let i = 0; i < t.size; i++) {
                if (!holds(t, i, day, k)) continue;
                all += weight(t, i);
                if (t.flags[i] & CERTAIN) certain += weight(t, i);
              }
              return { all: all, certain: certain };
            }
            function householdsAt(day, k) {
              const t = of(d.households), kinds = zeros(d.compositions.length);
              let all = 0, people = 0, certain = 0;
              for (let i = 0; i < t.size; i++) {
                if (!holds(t, i, day, k)) continue;
                kinds[t.v[i]] += weight(t, i);
                all += weight(t, i);
                people += t.n[i];
                if (t.flags[i] & CERTAIN) certain += weight(t, i);
              }
              return { kinds: kinds, all: all, people: people, certain: certain };
            }
            function citiesAt(day, k) { // by number of a city, 0 for those whose city is not known
              const t = d.stays, people = zeros(d.cities.length + 1);
              for (let i = 0; i < t.size; i++) {
                if (holds(t, i, day, k) && !(t.flags[i] & BEYOND)) people[cityOf(t.v[i])] += weight(t, i);
              }
              return people;
            }

            // ---- what changed behind a day, up to another
            function changes(t, from, to, k, on) {
              for (let i = 0; i < t.size; i++) {
                if (isChange(t, i) && from < t.from[i] && t.from[i] <= to && isKnown(t, i, k)) {
                  on(t.before[i], t.v[i], weight(t, i), (t.flags[i] & CERTAIN) !== 0, t.from[i]);
                }
              }
            }
            function transitions(from, to, k) {
              const n = d.statuses.length, cells = [];
              for (let v = 0; v < n; v++) cells.push(zeros(n));
              let all = 0, certain = 0;
              changes(d.status, from, to, k, (before, after, w, sure) => {
                cells[before][after] += w;
                all += w;
                certain += sure ? w : 0;
              });
              return { cells: cells, all: all, certain: certain };
            }
            function flows(from, to, k) { // between two known cities that differ, the largest first
              const pairs = {};
              let all = 0, certain = 0, between = 0;
              changes(d.stays, from, to, k, (before, after, w, sure) => {
                const one = cityOf(before), other = cityOf(after);
                all += w;
                certain += sure ? w : 0;
                if (one > 0 && other > 0 && one !== other) {
                  between += w;
                  pairs[one + ' ' + other] = (pairs[one + ' ' + other] || 0) + w;
                }
              });
              const list = Object.keys(pairs).map(key => {
                const ends = key.split(' ');
                return { from: d.cities[ends[0] - 1], to: d.cities[ends[1] - 1], n: pairs[key] };
              });
              list.sort((a, b) => b.n - a.n || (a.from + a.to < b.from + b.to ? -1 : 1));
              return { all: all, certain: certain, between: between, pairs: list };
            }
            function movesOver(days, k) { // behind the day before each, up to it
              const certain = zeros(days.length), uncertain = zeros(days.length);
              changes(d.stays, d.from - 1, d.to, k, (before, after, w, sure, day) => {
                const place = rank(days, day);
                if (place < days.length) (sure ? certain : uncertain)[place] += w;
              });
              return { certain: certain, uncertain: uncertain };
            }

            // ---- one by one
            function peopleAt(day, k) {
              const found = {}, list = [], t = d.status, lives = lifeOf(k);
              if (isSums) return list;
              const doubts = doubtful(day, k, 0), doubtsOfStays = doubtful(day, k, 1);
              for (let i = 0; i < t.size; i++) {
                if (!holds(t, i, day, k)) continue;
                let p = t.p[i], life = lives[p], born = life === undefined ? null : d.lives.born[life];
                const isBorn = born !== null && born <= day;
                let person = {
                  p: p,
                  id: d.ids[p - 1],
                  name: life === undefined || !d.lives.name[life] ? '' : d.names[d.lives.name[life] - 1],
                  status: d.statuses[t.v[i]],
                  beyond: (t.flags[i] & BEYOND) !== 0,
                  age: isBorn ? age(born, day) : null,
                  isAgeSure: isBorn && d.lives.spread[life] === 0,
                  address: '',
                  city: '',
                  isCertain: !doubts.has(p),
                  isPlaceCertain: !doubtsOfStays.has(p),
                  partners: []
                };
                found[p] = person;
                list.push(person);
              }
              const s = d.stays;
              for (let i = 0; i < s.size; i++) {
                if (s.v[i] > 0 && found[s.p[i]] && holds(s, i, day, k)) {
                  found[s.p[i]].address = d.addresses[s.v[i] - 1];
                  let city = cityOf(s.v[i]);
                  found[s.p[i]].city = city > 0 ? d.cities[city - 1] : '';
                }
              }
              const u = d.unions;
              for (let i = 0; i < u.size; i++) {
                if (!holds(u, i, day, k)) continue;
                let name = u.name[i] ? d.names[u.name[i] - 1] : '';
                if (found[u.p[i]]) found[u.p[i]].partners.push({ p: u.q[i], name: name });
                if (u.q[i] && found[u.q[i]]) found[u.q[i]].partners.push({ p: u.p[i], name: '' });
              }
              return list;
            }
            function nameOf(p, k) {
              const life = lifeOf(k)[p];
              const name = life === undefined || !d.lives.name[life] ? '' : d.names[d.lives.name[life] - 1];
              return name || 'person ' + d.ids[p - 1];
            }
            function rowsOf(t, p, k) {
              const rows = [];
              for (let i = 0; i < t.size; i++) if (t.p[i] === p && isKnown(t, i, k)) rows.push(i);
              return rows.sort((a, b) => t.from[a] - t.from[b]);
            }

            return {
              data: d, isSums: isSums, iso: iso, number: number, civil: civil, yearBefore: yearBefore,
              statusAt: statusAt, statusOver: statusOver, agesAt: agesAt, couplesAt: couplesAt,
              householdsAt: householdsAt, citiesAt: citiesAt, transitions: transitions, flows: flows,
              movesOver: movesOver, peopleAt: peopleAt, nameOf: nameOf, rowsOf: rowsOf, lifeOf: lifeOf,
              holds: holds, rank: rank, marriageAt: d.marriages && marriageModel(d, isKnown)
            };
          }
          """;
}
