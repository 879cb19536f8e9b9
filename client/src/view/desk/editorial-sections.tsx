import {
  aspects,
  type IncidentType,
  incidentTypes,
  relations,
  reviewedVerdicts,
  typeCodes,
  verifications,
} from '#contract/codebook.ts';
import { desk } from '../../i18n/desk.ts';
import { newRow } from '../../state/desk-document.ts';
import { edit } from '../../state/desk-draft.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { useAt, useTextAt } from './bound.ts';
import { codeOptions } from './code-options.ts';
import { CheckField, Group, SelectField, TextField } from './fields.tsx';
import { LinkTarget } from './link-target.tsx';
import { Rows } from './rows.tsx';
import { TagsField } from './tags-field.tsx';
import { TemplateButton } from './template-button.tsx';
import { TextsField } from './texts-field.tsx';
import { WeighingPanel } from './weighing/weighing-panel.tsx';
import { WhenField } from './when-field.tsx';

/**
 * The date from which an editorial value holds. The first value usually holds from the start and needs none; the date
 * shows when there are several, or on request.
 */
function Since({ at, isAlone }: { at: string; isAlone: boolean }) {
  const field = (
    <WhenField at={`${at}/known_from`} label={desk('known_from')} hint={desk('known_from_hint')} isOptional />
  );
  if (!isAlone || useAt(`${at}/known_from`) !== undefined) return field;
  return (
    <details class="more">
      <summary>{desk('known_from')}</summary>
      {field}
    </details>
  );
}

const isAlone = (list: unknown) => !Array.isArray(list) || list.length < 2;

/** Titles and summaries, one for each span of knowledge in which they differ. */
export function TitleSection() {
  const aloneTitle = isAlone(useAt('/titles'));
  const aloneSummary = isAlone(useAt('/summaries'));
  return (
    <section class="desk-section" id="part-titles">
      <h2>{desk('titles')}</h2>
      <Group legend={desk('title')} hint={desk('title_hint')} at={['/titles']}>
        <Rows
          at="/titles"
          word={desk('title')}
          add={desk('add_title')}
          make={() => newRow()}
          least={1}
          most={20}
        >
          {(at) => (
            <>
              <TextsField at={`${at}/text`} label={desk('title')} isLabelled isNeutral open />
              <Since at={at} isAlone={aloneTitle} />
            </>
          )}
        </Rows>
      </Group>
      <Group legend={desk('summary')} hint={desk('summary_hint')} at={['/summaries']}>
        <Rows
          at="/summaries"
          word={desk('summary')}
          add={desk('add_summary')}
          make={() => newRow()}
          most={20}
        >
          {(at) => (
            <>
              <TextsField at={`${at}/text`} label={desk('summary')} lines={4} isLabelled isNeutral open />
              <Since at={at} isAlone={aloneSummary} />
            </>
          )}
        </Rows>
      </Group>
    </section>
  );
}

/** The neutral type, and whether the entry sums up several happenings. */
export function TypeSection() {
  const alone = isAlone(useAt('/types'));
  return (
    <section class="desk-section" id="part-types">
      <h2>{desk('type')}</h2>
      <Group legend={desk('neutral_type')} hint={desk('neutral_type_hint')} at={['/types']}>
        <Rows
          at="/types"
          word={desk('type')}
          add={desk('add_type')}
          make={() => newRow()}
          least={1}
          most={20}
        >
          {(at) => <TypeFields at={at} alone={alone} />}
        </Rows>
        <CheckField at="/aggregate" label={desk('aggregate')} hint={desk('aggregate_hint')} />
      </Group>
      <TagsField />
    </section>
  );
}

function TypeFields({ at, alone }: { at: string; alone: boolean }) {
  const type = useTextAt(`${at}/type`);
  const subType = useTextAt(`${at}/sub_type`);
  const row = (useAt(at) ?? {}) as Loose;
  const subTypes = type in incidentTypes ? incidentTypes[type as IncidentType] : [];
  return (
    <div class="grid">
      <SelectField
        at={`${at}/type`}
        label={desk('type')}
        options={codeOptions('type', typeCodes)}
        onPick={(next) => {
          const only = next in incidentTypes ? incidentTypes[next as IncidentType] : [];
          edit(at, { ...row, type: next || undefined, sub_type: only.length === 1 ? only[0] : undefined });
        }}
      />
      <SelectField at={`${at}/sub_type`} label={desk('sub_type')} options={codeOptions('sub', subTypes)} />
      <TemplateButton type={type} subType={subType} />
      <Since at={at} isAlone={alone} />
    </div>
  );
}

/** How well each aspect is established, by whom, on what basis. */
export function AssessmentSection() {
  return (
    <section class="desk-section" id="part-assessments">
      <h2>{desk('assessments')}</h2>
      <p class="hint">{desk('assessments_hint')}</p>
      <WeighingPanel />
      <Rows
        at="/assessments"
        word={desk('assessment')}
        add={desk('add_assessment')}
        make={() => newRow({ aspect: 'occurrence' })}
        canMove
        canCopy
      >
        {(at) => <AssessmentFields at={at} />}
      </Rows>
    </section>
  );
}

function AssessmentFields({ at }: { at: string }) {
  const verification = useTextAt(`${at}/verification`);
  const needsBasis = verification !== '' && verification !== 'unassessed';
  return (
    <div class="grid">
      <SelectField at={`${at}/aspect`} label={desk('aspect')} options={codeOptions('aspect', aspects)} />
      <SelectField
        at={`${at}/verification`}
        label={desk('verification')}
        options={codeOptions('verification', verifications)}
      />
      <TextField at={`${at}/by`} label={desk('by')} isOptional={!reviewedVerdicts.has(verification)} />
      <WhenField at={`${at}/known_from`} label={desk('known_from')} isOptional />
      <div class="wide">
        <TextsField
          at={`${at}/basis`}
          label={desk('basis')}
          hint={desk('basis_hint')}
          lines={2}
          isOptional={!needsBasis}
        />
      </div>
    </div>
  );
}

/** Links to other incidents. */
export function LinkSection() {
  return (
    <section class="desk-section" id="part-links">
      <h2>{desk('links')}</h2>
      <p class="hint">{desk('links_hint')}</p>
      <Rows at="/links" word={desk('link')} add={desk('add_link')} make={() => newRow()} canMove canCopy>
        {(at) => (
          <div class="grid">
            <SelectField
              at={`${at}/relation`}
              label={desk('relation')}
              options={codeOptions('relation', relations)}
            />
            <LinkTarget at={`${at}/target`} />
            <WhenField at={`${at}/known_from`} label={desk('known_from')} isOptional />
          </div>
        )}
      </Rows>
    </section>
  );
}
