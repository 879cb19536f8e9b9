import '../../style/ledger-chart.css';
import { useMemo } from 'preact/hooks';
import type { AccountView } from '#contract/feature.ts';
import { localDay } from '#contract/time.ts';
import { codeWord } from '../../i18n/codebook.ts';
import { dayInWords, numberInWords } from '../../i18n/dates.ts';
import { knowledge } from '../../i18n/knowledge.ts';
import { say } from '../../i18n/names.ts';
import { deployment } from '../../state/deployment.ts';
import type { Ledger } from '../../state/ledger.ts';
import {
  type LedgerChart as Chart,
  ledgerChart,
  type Series,
  spreadLabels,
} from '../../state/ledger-chart.ts';
import { query } from '../../state/location.ts';
import { measuredWidth } from '../../state/measured.ts';
import { isDark } from '../../state/preferences.ts';
import { hoveredAccount } from '../../state/selection.ts';
import {
  type ClaimantStyle,
  claimantOrder,
  claimantStyleIndex,
  claimantStyles,
} from '../../symbols/claimant-styles.ts';
import { ClaimantLine } from '../claimant-mark.tsx';

const height = 132;
/** Room around the plot in CSS pixels: numbers stand right of it, what it counts up to left. */
const room = { top: 10, right: 52, bottom: 22, left: 30 };
const labelSize = 14;

/**
 * The style of each series: that of its claimant on the map; where an earlier one of the chart has the same already, the
 * next that none has.
 */
function stylesOf(series: readonly Series[], accounts: readonly AccountView[]): ClaimantStyle[] {
  const order = claimantOrder(accounts);
  const taken = new Set<number>();
  return series.map(({ claimant }) => {
    const own = claimantStyleIndex(order, claimant.id);
    const free = claimantStyles.map((_, index) => (own + index) % claimantStyles.length);
    const index = free.find((one) => !taken.has(one)) ?? own;
    taken.add(index);
    return claimantStyles[index]!;
  });
}

const colourOf = (style: ClaimantStyle) => (isDark.value ? style.dark : style.light);

/** Where a time and a number stand in the plot. */
interface Scales {
  x: (at: number) => number;
  y: (number: number) => number;
}

/**
 * The numbers of a ledger over knowledge time, one line a claimant in its own pattern and hue. The table above says the
 * same to those who do not see it.
 */
export function LedgerChart({ ledger, accounts }: { ledger: Ledger; accounts: readonly AccountView[] }) {
  const measured = useMemo(measuredWidth, []);
  const { zone } = deployment().region;
  const chart = ledgerChart(ledger, query.value.knownAt?.at ?? Date.now(), zone);
  if (!chart) return null;
  const width = measured.width.value;
  const styles = stylesOf(chart.series, accounts);
  const gaps = { category: codeWord('figure', ledger.category), group: say(ledger.group.name) };
  return (
    <figure class="ledger-chart" ref={measured.ref}>
      {width > 0 && (
        <Plot chart={chart} width={width} styles={styles} label={knowledge('chart_label', gaps)} />
      )}
      <figcaption>
        <ul class="ledger-key">
          {chart.series.map((series, index) => (
            <li key={series.claimant.id}>
              <ClaimantLine style={styles[index]!} class="legend-mark" width={32} height={8} />
              {say(series.claimant.name)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function Plot({
  chart,
  width,
  styles,
  label,
}: {
  chart: Chart;
  width: number;
  styles: readonly ClaimantStyle[];
  label: string;
}) {
  const { zone } = deployment().region;
  const { start, end, most, series } = chart;
  const [right, bottom] = [width - room.right, height - room.bottom];
  const x = (at: number) => room.left + ((at - start) / (end - start)) * (right - room.left);
  const y = (number: number) => bottom - (number / most) * (bottom - room.top);
  const numbers = standingNumbers(series, styles);
  const heights = spreadLabels(
    numbers.map(({ low, high }) => y((low + high) / 2)),
    labelSize,
    bottom,
  );
  return (
    <svg class="ledger-plot" width={width} height={height} role="img" aria-label={label}>
      {[0, most].map((number) => (
        <g key={number}>
          <line class="ledger-grid" x1={room.left} x2={right} y1={y(number)} y2={y(number)} />
          <text class="ledger-axis" x={room.left - 6} y={y(number) + 4} text-anchor="end">
            {numberInWords(number)}
          </text>
        </g>
      ))}
      <text class="ledger-axis" x={room.left} y={height - 5}>
        {dayInWords(localDay(start, zone))}
      </text>
      <text class="ledger-axis" x={right} y={height - 5} text-anchor="end">
        {dayInWords(localDay(end, zone))}
      </text>
      {series.map((one, index) => (
        <Line key={one.claimant.id} series={one} style={styles[index]!} scales={{ x, y }} />
      ))}
      {numbers.map(({ low, high, colour }, index) => (
        <text
          key={`${low}/${high}`}
          class="ledger-number"
          fill={colour}
          x={right + 6}
          y={heights[index]! + 4}
        >
          {low === high ? numberInWords(low) : `${numberInWords(low)}–${numberInWords(high)}`}
        </text>
      ))}
    </svg>
  );
}

/** The numbers that stand, each once: in the colour of who says it, or of the text where several do. */
function standingNumbers(series: readonly Series[], styles: readonly ClaimantStyle[]) {
  const numbers = new Map<string, { low: number; high: number; colour: string }>();
  for (const [index, { steps }] of series.entries())
    for (const { low, high, stands } of steps) {
      if (!stands) continue;
      const own = colourOf(styles[index]!);
      const before = numbers.get(`${low}/${high}`);
      numbers.set(`${low}/${high}`, {
        low,
        high,
        colour: before && before.colour !== own ? 'currentColor' : own,
      });
    }
  return [...numbers.values()];
}

/** The steps of a claimant; where it gave a range, a band between its ends; where it goes on, a riser to the next. */
function Line({ series, style, scales: { x, y } }: { series: Series; style: ClaimantStyle; scales: Scales }) {
  const colour = colourOf(style);
  const dashes = style.dash[1] === 0 ? undefined : style.dash.map((part) => part * 2).join(' ');
  const lit = hoveredAccount.value;
  const { steps } = series;
  const risers = steps.slice(1).flatMap((step, index) => {
    const before = steps[index]!;
    return before.to === step.from ? [`M${x(step.from)} ${y(before.high)}V${y(step.high)}`] : [];
  });
  const levels = steps.flatMap(({ from, to, low, high }) =>
    [...new Set([low, high])].map((number) => `M${x(from)} ${y(number)}H${Math.max(x(to), x(from) + 2)}`),
  );
  return (
    <g class="ledger-line" data-lit={lit === null ? undefined : series.accounts.includes(lit)}>
      {steps
        .filter(({ low, high }) => low !== high)
        .map(({ from, to, low, high }) => (
          <rect
            key={from}
            class="ledger-band"
            fill={colour}
            x={x(from)}
            y={y(high)}
            width={Math.max(2, x(to) - x(from))}
            height={y(low) - y(high)}
          />
        ))}
      {steps.map(({ to, high, replacedBy }) =>
        replacedBy === null ? null : (
          <line
            key={`${to}/${replacedBy}`}
            class="ledger-riser"
            x1={x(to)}
            x2={x(to)}
            y1={y(high)}
            y2={y(replacedBy)}
          />
        ),
      )}
      <path d={[...levels, ...risers].join('')} stroke={colour} stroke-dasharray={dashes} />
      {steps.map(({ from, high }) => (
        <circle key={`${from}/${high}`} cx={x(from)} cy={y(high)} r="3" fill={colour} />
      ))}
    </g>
  );
}
