package people.report;

/// The script that estimates at which ages people first marry, of a report's rectangles: the share
/// who have, by age, of everyone who was observed at 14 or later and is known never to have been
/// married before; whoever dies first never does, and whoever is no longer observed counts up to
/// then. Who died as a child, or was seen as one only, is in no part of it: with late entry
/// children are few, and one of them would decide the curve.
///
/// The formulas are those of [people.survival.IncidenceCurves], and of
/// [people.survival.ConfidenceBand#LOG_LOG]. Of sums the times are whole years of age, and the
/// share who marry in one is that of a constant rate (S. Preston, P. Heuveline, M. Guillot,
/// *Demography*, 2001, chapters 3 and 4).
final class MarriageModel {

  private MarriageModel() {}

  /// `marriageModel(data, isKnown)`, in what Rhino takes: a `const` in a loop would keep its first
  /// value there.
  static final String SCRIPT =
      """
      function marriageModel(d, isKnown) {
        const FIRST = 14, LAST = 70, YEAR = 365.25, Z = 1.959963984540054;
        const begin = Math.round(FIRST * YEAR), t = d.marriages;

        // ---- at each time of an age in days: who is at risk, who marries, and whose time ends by that or death
        function timesOfLives(day, k) {
          const starts = [], ends = [], there = new Set(), out = new Set();
          for (let i = 0; i < t.size; i++) {
            if (!isKnown(t, i, k) || t.from[i] > day) continue;
            if (t.cause[i] < 0) { out.add(t.p[i]); continue; }
            let start = Math.max(begin, t.from[i] - t.born[i]), stop = Math.min(t.until[i], day + 1) - t.born[i];
            if (stop <= start) continue;
            there.add(t.p[i]);
            starts.push(start);
            ends.push([stop, t.until[i] <= day ? t.cause[i] : 0]);
          }
          starts.sort((a, b) => a - b);
          ends.sort((a, b) => a[0] - b[0]);
          const times = [];
          for (let i = 0, entered = 0, risk = 0; i < ends.length;) {
            let time = ends[i][0], n = [0, 0, 0];
            while (i < ends.length && ends[i][0] === time) n[ends[i++][1]]++;
            while (entered < starts.length && starts[entered] < time) { entered++; risk++; }
            let isLast = i === ends.length, all = n[1] + n[2];
            if (!isLast && all === risk) break; // it did not happen to those who are yet to come
            times.push({ time: time, risk: risk, married: n[1], all: all });
            risk -= all + n[0];
            if (!isLast && risk === 0 && starts[entered] !== time) break; // a gap with nobody at risk
          }
          return { times: times, people: there.size, leftOut: out.size };
        }
        function timesOfSums(day) {
          const cells = {}, times = [], e = d.marriers;
          let people = 0, leftOut = 0;
          for (let i = 0; i < e.size; i++) {
            if (e.from[i] > day) continue;
            people += e.n[i];
            leftOut += e.out[i];
          }
          for (let i = 0; i < t.size; i++) {
            if (t.from[i] > day) continue;
            cells[t.age[i]] = cells[t.age[i]] || { years: 0, married: 0, all: 0 };
            let cell = cells[t.age[i]];
            cell.years += t.days[i] / YEAR;
            cell.married += t.married[i];
            cell.all += t.married[i] + t.died[i];
          }
          for (let age = FIRST; cells[age]; age++) {
            let cell = cells[age], ended = 1 - Math.exp(-cell.all / cell.years);
            times.push({ time: (age + 1) * YEAR, risk: cell.all ? cell.all / ended : cell.years, married: cell.married, all: cell.all });
          }
          return { times: times, people: people, leftOut: leftOut };
        }

        // ---- Aalen and Johansen's shares
        function addShares(times) {
          let free = 1, share = 0, square = 0, linear = 0, constant = 0;
          times.forEach(at => {
            let there = at.risk, these = at.married;
            let any = at.all === there ? 0 : at.all / (there * (there - at.all)), both = free * these / (there * there);
            share += free * these / there;
            square += any;
            linear += share * any + both;
            constant += share * share * any + 2 * share * both + free * free * these * (there - these) / (there * there * there);
            free *= 1 - at.all / there;
            at.share = share;
            at.error = Math.sqrt(Math.max(0, share * share * square - 2 * share * linear + constant));
          });
        }
        function bound(at, sign) { // null where it is not known
          if (at.share <= 0 || at.share >= 1) return null;
          const power = Math.exp(Z * at.error / at.share / -Math.log(at.share));
          return Math.pow(at.share, sign < 0 ? power : 1 / power);
        }
        const percent = share => share === null ? null : Math.round(1000 * share) / 10;

        return (day, k) => {
          const found = d.ids ? timesOfLives(day, k) : timesOfSums(day), times = found.times;
          const of = { ages: [], shares: [], lower: [], upper: [], atRisk: [], people: found.people, leftOut: found.leftOut, married: 0, median: null };
          addShares(times);
          times.forEach(at => {
            of.married += at.married;
            if (of.median === null && at.share >= 0.5) of.median = Math.round(10 * at.time / YEAR) / 10;
          });
          for (let age = FIRST, i = -1; age <= LAST; age++) {
            while (i + 1 < times.length && times[i + 1].time <= age * YEAR) i++;
            if (i < 0 || i + 1 >= times.length) continue;
            of.ages.push(age);
            of.shares.push(percent(times[i].share));
            of.lower.push(percent(bound(times[i], -1)));
            of.upper.push(percent(bound(times[i], 1)));
            of.atRisk.push(Math.round(times[i + 1].risk));
          }
          return of;
        };
      }
      """;
}
