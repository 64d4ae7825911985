package people.report;

import module java.base;

import people.*;
import people.output.*;

/// The style sheet of a report: light or dark as the reader prefers, for wide windows, phones and
/// paper.
final class ReportStyle {

  private ReportStyle() {}

  static String css() {
    return """

    :root { color-scheme: light dark;
    %s
    }
    @media screen and (prefers-color-scheme: dark) { :root {
    %s
    } }
    """
            .formatted(
                variables(color -> color, "#eef3f7", "#dbe6ef", "#f7f9fb", "#a2410b", "#005a8c"),
                variables(
                    color -> PageColors.DARK.getOrDefault(color, color),
                    "#26323d",
                    "#31414f",
                    "#1b1f24",
                    "#f0a35e",
                    "#7cc0ee"))
        + SHEET;
  }

  private static String variables(
      UnaryOperator<String> shown,
      String softer,
      String soft,
      String panel,
      String doubt,
      String link) {
    StringJoiner lines = new StringJoiner(";\n", "", ";");
    lines.add("--ink: " + shown.apply(PageColors.INK));
    lines.add("--muted: " + shown.apply(PageColors.MUTED));
    lines.add("--line: " + shown.apply(PageColors.LINE));
    lines.add("--paper: " + shown.apply(PageColors.PAPER));
    lines.add("--accent: " + shown.apply(PageColors.of(Status.MARRIED)));
    lines.add("--softer: " + softer);
    lines.add("--soft: " + soft);
    lines.add("--panel: " + panel);
    lines.add("--doubt: " + doubt);
    lines.add("--link: " + link);
    for (Status status : Status.values()) {
      lines.add("--s%d: %s".formatted(status.ordinal(), shown.apply(PageColors.of(status))));
    }
    return lines.toString();
  }

  private static final String SHEET =
      """
      * { box-sizing: border-box }
      body { margin: 0; color: var(--ink); background: var(--paper);
        font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif }
      header, main, footer { max-width: 1080px; margin: 0 auto; padding: 0 24px }
      header { padding-top: 48px }
      h1 { font-size: 2.25rem; line-height: 1.15; letter-spacing: -.02em; margin: 0 0 .4rem; font-weight: 650; overflow-wrap: anywhere }
      h2 { font-size: 1.3rem; letter-spacing: -.01em; margin: 0 0 .2rem; font-weight: 620 }
      h3 { font-size: 1rem; margin: 0 0 .5rem; font-weight: 620 }
      p { margin: 0 0 .8rem; max-width: 68ch }
      .quiet, .lead, header p, footer { color: var(--muted) }
      .lead { font-size: .92rem }
      .n-line { color: var(--muted); font-size: .85rem; margin: .4rem 0 0 }
      section { margin: 64px 0 0 }
      .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 48px 56px; margin-top: 64px }
      .pair section { margin: 0; min-width: 0 }
      .sub { margin-top: 28px }

      .clocks { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); margin-top: 28px; display: none }
      .live .clocks { display: block }
      .clocks > div { max-width: 1080px; margin: 0 auto; padding: 12px 24px; display: grid; grid-template-columns: auto 1fr auto; gap: 6px 18px; align-items: center }
      #knowing { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: center; font-size: .9rem }
      #knowing[hidden], [hidden] { display: none }
      .clocks label { font-weight: 600 }
      input[type=range] { width: 100%; accent-color: var(--accent); height: 28px; margin: 0 }
      #date { font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -.01em }
      #moment { font-variant-numeric: tabular-nums }
      .past #moment { color: var(--doubt); font-weight: 600 }
      button, input, select { font: inherit; color: inherit }
      button, select, input[type=search], input[type=date] { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 6px 12px; min-height: 38px }
      button { cursor: pointer }
      button:hover:not(:disabled) { border-color: var(--accent) }
      button:disabled { opacity: .5; cursor: default }
      #play { background: var(--ink); color: var(--paper); border-color: var(--ink); font-weight: 600; min-width: 104px }
      :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
      .link { border: 0; padding: 0; min-height: 0; background: none; color: var(--link); text-align: left; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px }
      .asked { display: flex; gap: 12px; flex-wrap: wrap; align-items: end; margin: 16px 0 }
      .asked label { font-size: .85rem; color: var(--muted); display: grid; gap: 4px }
      .asked input[type=search] { width: min(100%, 320px) }

      .headlines { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 225px), 1fr)); gap: 32px 36px; margin: 40px 0 0; padding: 0 }
      .headlines > div { border-top: 2px solid var(--ink); padding-top: 12px }
      .headlines dt { font-weight: 620; font-size: .95rem }
      .headlines dd { margin: 0 }
      .headlines .number { font-size: 2.4rem; line-height: 1.2; font-weight: 650; letter-spacing: -.025em; font-variant-numeric: tabular-nums }
      .headlines .words { font-size: .92rem }
      .headlines .meant { font-size: .82rem; color: var(--muted); margin-top: 6px; line-height: 1.45 }

      .chart { margin: 12px 0 0; min-width: 0 }
      .chart svg { display: block; max-width: 100%; height: auto; overflow: visible }
      .pickable { cursor: pointer }
      .tick { fill: var(--muted); font-size: 12px }
      .axis { stroke: var(--muted); stroke-width: 1 }
      .grid { stroke: var(--line); stroke-width: 1 }
      .cursor { stroke: var(--ink); stroke-width: 1.5 }
      .unseen { fill: var(--paper); opacity: .72 }
      .hatch { fill: var(--paper); opacity: .75 }
      .on-dark { fill: #fff; font-size: 12px } .on-light { fill: var(--ink); font-size: 12px }
      .on-bar { fill: #111921; font-size: 12px }
      @media screen and (prefers-color-scheme: dark) { .on-light { fill: #111921 } [style*='soft'] + .on-light { fill: var(--ink) } }

      table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums }
      th { font-weight: 500; text-align: left }
      thead th { color: var(--muted); font-size: .82rem; font-weight: 500 }
      td, th { padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top }
      .n { text-align: right }
      .bars td.bar { width: 40%; padding-right: 0; vertical-align: middle } .bars .bar span { display: block; height: 10px; border-radius: 2px; min-width: 0 }
      .bars td.n { white-space: nowrap }
      .bars thead td { border-bottom: 1px solid var(--line) }
      .key { display: inline-block; width: .72em; height: .72em; border-radius: 2px; margin-right: .5em }
      .matrix td, .matrix th { padding: 5px 4px; white-space: nowrap } .matrix thead th { text-align: right } .matrix thead th:first-child { text-align: left }
      .matrix td { background: color-mix(in srgb, var(--accent) var(--w, 0%), transparent) }
      .wide { overflow-x: auto }
      .doubt { color: var(--doubt); font-size: .85em }
      #people thead button { border: 0; padding: 4px 0; min-height: 0; background: none; font-weight: 600 }
      #people [aria-sort=ascending] button::after { content: ' ↑' } #people [aria-sort=descending] button::after { content: ' ↓' }
      .day { white-space: nowrap }
      .later { color: var(--muted); font-style: italic }
      .pages { display: flex; gap: 12px; align-items: center; margin-top: 14px; flex-wrap: wrap }
      #life { background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 24px; margin: 24px 0; scroll-margin-top: 150px }
      #life-name { font-size: 1.3rem; margin: 0; outline: none; min-width: 0; overflow-wrap: anywhere }
      .life-head button { flex: none } dd, .n-line { overflow-wrap: anywhere }
      .life-head { display: flex; justify-content: space-between; gap: 16px; align-items: start }
      #life-now { display: grid; grid-template-columns: max-content 1fr; gap: 3px 18px; margin: 14px 0 } #life-now dt { color: var(--muted) } #life-now dd { margin: 0 }
      footer { border-top: 1px solid var(--line); margin-top: 72px; padding-top: 20px; padding-bottom: 56px; font-size: .88rem }
      #as-of { display: none } .off { display: none }
      body:not(.live) .needs-script { display: none }

      @media (max-width: 640px) {
        header, main, footer { padding: 0 16px } header { padding-top: 28px } h1 { font-size: 1.75rem }
        section, .pair { margin-top: 48px }
        .clocks > div { padding: 8px 16px; grid-template-columns: auto 1fr; gap: 2px 12px }
        .clocks .time { grid-column: 1 / -1; grid-row: 2 } #date { font-size: 1.25rem; text-align: right }
        #knowing { grid-template-columns: auto 1fr auto; gap: 8px } #day { display: none }
        .headlines { grid-template-columns: 1fr 1fr; gap: 24px 20px } .headlines .number { font-size: 1.8rem }
        #life { padding: 16px; margin-left: -8px; margin-right: -8px } #life-now { grid-template-columns: 1fr; gap: 0 } #life-now dd { margin-bottom: 8px } #life td:nth-child(3) { min-width: 12em }
        .bars td.bar { width: 28% }
      }
      @media print {
        @page { margin: 15mm }
        body { font-size: 10pt; zoom: .8 } header, main, footer { max-width: none; padding: 0 } header { padding-top: 0 }
        .clocks, .asked, .pages button, #life-close, .live .clocks { display: none } #as-of { display: block; font-weight: 600 }
        .headlines { grid-template-columns: repeat(4, 1fr); gap: 10px 16px; margin-top: 10px } .headlines .number { font-size: 19pt }
        section, .pair { margin-top: 24px } #life { margin: 12px 0; padding: 12px 16px }
        .pair { grid-template-columns: 1fr 1fr; gap: 24px 28px; font-size: 9pt } .chart svg { width: 100% } table { font-size: 8.5pt } td, th { padding: 2px 8px 2px 0 } .pair table { font-size: 8pt } .pair td, .pair th { padding: 3px 8px 3px 0 } p { margin-bottom: .4rem } .lead { font-size: 9pt }
        .pair .matrix { width: auto } .pair .matrix th, .pair .matrix td { padding: 3px 2px; font-size: 6.5pt }
        section, .pair, .headlines > div, p, tr, svg { break-inside: avoid } h2, h3, thead, .lead { break-after: avoid } #people, #life { break-inside: auto } #people { break-before: page }
        .wide { overflow: visible } .link { color: inherit; text-decoration: none } .cursor { stroke-dasharray: 3 2 }
        footer { margin-top: 14px; padding: 8px 0 0; font-size: 8pt } * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
      }
      """;
}
