import type { ChangePoint } from '../../state/knowledge-steps.ts';

const height = 32;
/** A slider's thumb stops half its width from either end (CSS pixels); the bars stand where it stops. */
const inset = 10;

/** The change points as small bars over a slider of `width` pixels: what is known by the present step is dark. */
export function ChangeBars(props: { points: readonly ChangePoint[]; step: number; width: number }) {
  const { points, step, width } = props;
  const most = points.reduce((highest, { count }) => Math.max(highest, count), 1);
  const x = (index: number) => inset + (index / Math.max(1, points.length)) * (width - 2 * inset);
  const wide = Math.min(5, Math.max(1, x(1) - x(0) - 1));
  return (
    <svg class="knowledge-bars" width={width} height={height} aria-hidden="true">
      {points.map(({ at, count }, index) => {
        const tall = 5 + (count / most) * (height - 5);
        return (
          <rect
            key={at}
            class="knowledge-bar"
            data-known={index <= step}
            data-current={index === step}
            x={x(index) - wide / 2}
            y={height - tall}
            width={wide}
            height={tall}
          />
        );
      })}
    </svg>
  );
}
