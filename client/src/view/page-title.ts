import { useSignalEffect } from '@preact/signals';
import { flat, say } from '../i18n/names.ts';
import { reading } from '../i18n/reading.ts';
import { shell } from '../i18n/shell.ts';
import { deployment } from '../state/deployment.ts';
import { path, query, selectedId } from '../state/location.ts';
import { detail } from '../state/results.ts';
import { viewInWords } from './filter-words.ts';

/** Keeps the title of the document: the incident, else the page, and always the product; history and tabs show it. */
export function usePageTitle(): void {
  useSignalEffect(() => {
    const incident = detail.value.value;
    const region = say(deployment().region.names);
    const isShown = selectedId.value !== null && incident?.id === selectedId.value;
    const view = viewInWords(query.value);
    const parts = isShown
      ? [flat(incident!.properties, 'title').text, shell('product')]
      : path.value === '/list'
        ? [reading('incidents'), shell('product'), region]
        : [shell('product'), region];
    document.title = (view === null ? parts : [view, ...parts]).join(' – ');
  });
}
