import '../../style/desk-evidence.css';
import { evidenceTypes, type ReleasedFile } from '#contract/evidence.ts';
import { evidenceWord } from '../../i18n/evidence.ts';
import { bytesInWords } from '../../i18n/sizes.ts';

/** The released files of a source, each with the hash by which anybody can tell that it is the same. */
export function ReleasedFiles({ files }: { files: readonly ReleasedFile[] }) {
  return (
    <ul class="plain-list">
      {files.map(({ href, type, size, sha256 }) => (
        <li key={href}>
          <a href={new URL(href).pathname} download>
            {evidenceWord('file_words', {
              type: evidenceTypes[type].toUpperCase(),
              size: bytesInWords(size),
            })}
          </a>
          <p class="derived evidence-hash">
            {evidenceWord('hash')} {sha256}
          </p>
        </li>
      ))}
    </ul>
  );
}
