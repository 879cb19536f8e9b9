import type { ArithmeticOperator } from './ast.ts';

/**
 * The result of an arithmetic operator; null where there is none (a division by zero, a root of a negative number, a
 * result beyond the range of numbers). `div` is the quotient without its fraction, `%` the remainder with the sign of
 * the dividend.
 */
export function arithmetic(op: ArithmeticOperator, a: number, b: number): number | null {
  const result = compute(op, a, b);
  return Number.isFinite(result) ? result : null;
}

function compute(op: ArithmeticOperator, a: number, b: number): number {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case 'div':
      return Math.trunc(a / b);
    case '^':
      return a ** b;
  }
}
