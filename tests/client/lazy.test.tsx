import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Lazy } from '../../client/src/view/lazy.tsx';

afterEach(cleanup);

describe('a part of the app that is loaded when it is first shown', () => {
  it('stands where it was waited for', async () => {
    const load = () => Promise.resolve(() => <p>It came.</p>);
    render(<Lazy load={load} part />);
    expect(screen.getByRole('status').textContent).toBe('Loading …');
    expect(await screen.findByText('It came.')).toBeTruthy();
  });

  it('says that it did not come, and offers to load the page again', async () => {
    const load = () => Promise.reject(new Error('Failed to fetch'));
    render(<Lazy load={load} part />);
    expect((await screen.findByRole('alert')).textContent).toContain('This part of the page did not come');
    expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy();
  });
});
