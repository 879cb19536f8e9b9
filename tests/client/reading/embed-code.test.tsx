import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deployment, loadDeployment } from '../../../client/src/state/deployment.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { EmbedCode } from '../../../client/src/view/share/embed-code.tsx';
import { serveInvented } from './invented-deployment.ts';

const shared = { origin: 'https://atlas.example', path: '/', search: 'type=riot' };
const codeIn = (container: Element) => container.querySelector<HTMLTextAreaElement>('textarea')?.value;

beforeEach(async () => {
  await serveInvented('/?type=riot');
  chooseLanguage('en');
});
afterEach(cleanup);

describe('the code for other sites', () => {
  test('follows the parts and the size that are chosen', () => {
    const { container, getByLabelText } = render(<EmbedCode shared={shared} />);
    expect(codeIn(container)).toContain('parts=map,list&amp;lang=en');
    fireEvent.click(getByLabelText('Timeline'));
    fireEvent.change(getByLabelText('Width'), { target: { value: '720' } });
    fireEvent.input(getByLabelText('Height (pixels)'), { target: { value: '400' } });
    expect(codeIn(container)).toContain('parts=map,timeline,list&amp;');
    expect(codeIn(container)).toContain('width="720" height="400"');
  });

  test('is not there without a part, and what is missing is said', () => {
    const { container, getByLabelText, getByRole } = render(<EmbedCode shared={shared} />);
    fireEvent.click(getByLabelText('Map'));
    fireEvent.click(getByLabelText('List'));
    expect(codeIn(container)).toBeUndefined();
    expect(getByRole('alert').textContent).toBe('Choose at least one part.');
  });

  test('is not offered where the service lets no other site show it', async () => {
    const closed = JSON.stringify({ ...deployment(), embeddable: false });
    globalThis.fetch = async () => new Response(closed, { headers: { 'Content-Type': 'application/json' } });
    await loadDeployment();
    const { container } = render(<EmbedCode shared={shared} />);
    expect(codeIn(container)).toBeUndefined();
    expect(container.textContent).toContain('does not let other sites show it');
  });
});
