import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { useTypedGuard } from '../../client/src/view/typed-guard.tsx';

afterEach(cleanup);

function Asking({ hasField = true }: { hasField?: boolean }) {
  const { warning, handlers } = useTypedGuard();
  return (
    <dialog open {...handlers}>
      {hasField && <textarea aria-label="Reason" />}
      {warning}
    </dialog>
  );
}

/** Escape: the key, then what the browser asks the dialog; whether it closes. */
const pressEscape = () =>
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' }) &&
  fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
const enter = (value: string) => fireEvent.input(screen.getByLabelText('Reason'), { target: { value } });

describe('Escape in a dialog', () => {
  it('closes one in which nothing was entered', () => {
    render(<Asking />);
    expect(pressEscape()).toBe(true);
  });

  it('warns once where something was entered, and closes when it is pressed again', () => {
    render(<Asking />);
    enter('It was another road.');
    expect(pressEscape()).toBe(false);
    expect(screen.getByRole('alert').textContent).toContain('Press Esc once more');
    expect(pressEscape()).toBe(true);
  });

  it('warns anew after more was entered', () => {
    render(<Asking />);
    enter('It was');
    pressEscape();
    enter('It was another road.');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(pressEscape()).toBe(false);
  });

  it('is held by the way back of a phone as well', () => {
    render(<Asking />);
    enter('It was another road.');
    expect(fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))).toBe(false);
  });

  it('closes one whose field was emptied, or is gone since it was sent', () => {
    const { rerender } = render(<Asking />);
    enter('It was');
    enter('');
    expect(pressEscape()).toBe(true);
    enter('It was');
    rerender(<Asking hasField={false} />);
    expect(pressEscape()).toBe(true);
  });
});
