/** The figure a `supersedes` reference names, seen from an account; undefined where there is none. */
export function findFigure<F extends { id: string }>(
  accounts: readonly { id: string; figures: readonly F[] }[],
  from: string,
  reference: string,
): F | undefined {
  const [first, second] = reference.split('/') as [string, string?];
  const accountId = second === undefined ? from : first;
  return accounts.find((one) => one.id === accountId)?.figures.find((one) => one.id === (second ?? first));
}
