import { useEffect } from 'preact/hooks';
import { type PlacePrecision, placePrecisions } from '#contract/codebook.ts';
import { codeWord } from '../../i18n/codebook.ts';
import { desk } from '../../i18n/desk.ts';
import { deskPlace } from '../../i18n/desk-place.ts';
import { deployment } from '../../state/deployment.ts';
import { edit } from '../../state/desk-draft.ts';
import { isDrawnRow } from '../../state/desk-drawing.ts';
import { emptyPart, partKindOf, placedPart, placedRow, withPrecision } from '../../state/desk-placing.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { rowsAt } from '../../state/desk-rows.ts';
import { useAt, useTextAt } from './bound.ts';
import { DerivedPlace } from './derived-place.tsx';
import { DrawnPart, PartKind } from './drawn-part.tsx';
import { Group, SelectField } from './fields.tsx';
import { AreaPart, BandPart, PointPart } from './place-parts.tsx';
import { PlacingMap } from './placing-map.tsx';
import { Rows } from './rows.tsx';
import { TextsField } from './texts-field.tsx';

/** Where one account says it happened: precision, parts, and a map that draws them as large as they are uncertain. */
export function PlaceEditor({ account, isShown }: { account: string; isShown: boolean }) {
  const at = `${account}/place`;
  const place = useAt(at) as Loose | undefined;
  const stashed = useAt(`${account}/_place`) as Loose | undefined;
  const rowKey = String(useAt(`${account}/_key`));
  const precision = useTextAt(`${at}/precision`);
  const kind = partKindOf(precision);
  const line = deployment().region.main_line;
  const isPlacing = isShown && kind !== null && placedRow.value === rowKey;
  const parts = rowsAt(`${at}/parts`);
  // How a precision is drawn is said of points; what is drawn by hand says it itself.
  const hint =
    precision && !parts.some(isDrawnRow) ? deskPlace(`means_${precision as PlacePrecision}`) : undefined;
  // The first place in view gets the map; further ones ask for it.
  useEffect(() => {
    if (isShown && kind !== null && placedRow.peek() === null) placedRow.value = rowKey;
    return () => {
      if (placedRow.peek() === rowKey) placedRow.value = null;
    };
  }, [isShown, kind, rowKey]);
  const pick = (next: string) => {
    if (!next) {
      edit(`${account}/_place`, place);
      edit(at, undefined);
    } else edit(at, withPrecision(place ?? stashed ?? {}, next as PlacePrecision, line));
  };
  const options = placePrecisions
    // A band is stated relative to the deployment's line; without one there is nothing to state it by.
    .filter((one) => one !== 'band' || line)
    .map((value) => ({ value, word: codeWord('precision', value) }));
  return (
    <Group legend={desk('where')} at={[`${at}/parts`, at]}>
      <div class="place">
        <div class="place-fields">
          <SelectField
            at={`${at}/precision`}
            label={deskPlace('precision')}
            hint={hint}
            blank={desk('not_stated')}
            options={options}
            onPick={pick}
          />
          {kind && (
            <Rows
              at={`${at}/parts`}
              word={deskPlace(`part_${kind}`)}
              add={deskPlace('add_part')}
              make={() => emptyPart(precision, line)}
              least={1}
              most={20}
            >
              {(pointer, index, row) => (
                <div
                  onFocusCapture={() => {
                    placedRow.value = rowKey;
                    placedPart.value = index;
                  }}
                >
                  {parts.length > 1 && (
                    <h4 class="label">
                      {deskPlace(`part_${kind}`)} {index + 1}
                    </h4>
                  )}
                  <PartKind at={pointer} precision={precision} />
                  {isDrawnRow(row) ? (
                    <DrawnPart at={pointer} />
                  ) : row.kind === 'area' ? (
                    <AreaPart at={pointer} />
                  ) : row.kind === 'band' ? (
                    <BandPart at={pointer} />
                  ) : (
                    <PointPart at={pointer} precision={precision} />
                  )}
                </div>
              )}
            </Rows>
          )}
          {precision && (
            <TextsField
              at={`${at}/name`}
              label={deskPlace('name')}
              hint={deskPlace('name_hint')}
              isOptional
            />
          )}
        </div>
        {kind && (
          <div class="place-side">
            {isPlacing ? (
              <PlacingMap />
            ) : (
              <button
                type="button"
                class="button"
                onClick={() => {
                  placedRow.value = rowKey;
                  placedPart.value = 0;
                }}
              >
                {deskPlace('show_map')}
              </button>
            )}
            <DerivedPlace rowKey={rowKey} pointer={at} />
          </div>
        )}
      </div>
    </Group>
  );
}
