import { describe, expect, it } from 'vitest';
import { ConfigurationError, configuration, readConfig } from '../../server/config.ts';

describe('the configuration', () => {
  it('has a meaning for every variable', () => {
    expect(configuration.map(({ name }) => name)).toEqual([
      'PORT',
      'HOST',
      'ATLAS_DATA',
      'PUBLIC_URL',
      'ATLAS_SEED',
      'ATLAS_BASEMAP',
      'ATLAS_DESIGNATION',
      'ATLAS_EMBED',
      'ATLAS_BACKUP_EVERY',
      'ATLAS_BACKUP_KEEP',
      'ATLAS_BACKUP_FOLDER',
      'ATLAS_IMPORT_MB',
      'ATLAS_EVIDENCE_MB',
      'ATLAS_EVIDENCE_TOTAL_MB',
      'ATLAS_SUGGESTIONS',
      'ATLAS_FOUR_EYES',
      'ATLAS_SECOND_FACTOR',
      'ATLAS_METRICS',
      'LOG_LEVEL',
      'TRUST_PROXY',
    ]);
    for (const { description } of configuration) expect(description.length).toBeGreaterThan(10);
  });

  it('has defaults that are the documented ones, and takes empty for not set', () => {
    const config = readConfig({ PORT: '', ATLAS_SEED: 'none' });
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      seed: null,
      basemap: { kind: 'embedded' },
      designation: 'plain',
      embedBy: ['*'],
      logLevel: 'info',
      trustProxy: false,
    });
    for (const { name, default: standard } of configuration)
      if (standard && name !== 'ATLAS_SEED')
        expect(readConfig({ ATLAS_SEED: 'none', [name]: standard })).toEqual(config);
  });

  it('reads what is given', () => {
    const config = readConfig({
      ATLAS_SEED: 'none',
      PUBLIC_URL: 'https://atlas.example/',
      ATLAS_BASEMAP: 'https://tiles.example/style.json',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
    });
    expect(config).toMatchObject({
      publicUrl: 'https://atlas.example',
      basemap: { kind: 'style', url: 'https://tiles.example/style.json' },
      trustProxy: ['loopback', '10.0.0.0/8'],
    });
    const embedBy = (text: string) => readConfig({ ATLAS_SEED: 'none', ATLAS_EMBED: text }).embedBy;
    expect(embedBy('none')).toBeNull();
    expect(embedBy('https://news.example https://*.press.example:8443')).toEqual([
      "'self'",
      'https://news.example',
      'https://*.press.example:8443',
    ]);
    expect(readConfig({ ATLAS_SEED: 'none', TRUST_PROXY: '2' }).trustProxy).toBe(2);
    const backup = { ATLAS_BACKUP_EVERY: '6', ATLAS_BACKUP_KEEP: '30', ATLAS_BACKUP_FOLDER: '/elsewhere' };
    expect(readConfig({ ATLAS_SEED: 'none', ...backup }).backup).toEqual({
      ...{ folder: '/elsewhere', everyMs: 6 * 3_600_000, keep: 30 },
    });
    expect(readConfig({ ATLAS_SEED: 'none', ATLAS_DATA: '/data' }).backup.folder).toBe('/data/backups');
  });

  it.each([
    ['PORT', '99999'],
    ['PORT', '3000x'],
    ['HOST', 'a b'],
    ['PUBLIC_URL', 'atlas.example'],
    ['PUBLIC_URL', 'https://atlas.example/?a'],
    ['ATLAS_SEED', '../elsewhere'],
    ['ATLAS_SEED', 'nowhere'],
    ['ATLAS_BASEMAP', 'bright'],
    ['ATLAS_BASEMAP', '/nowhere/at-all.pmtiles'],
    ['ATLAS_DESIGNATION', 'nato'],
    ['ATLAS_BACKUP_EVERY', 'daily'],
    ['ATLAS_BACKUP_KEEP', '0'],
    ['ATLAS_METRICS', '9464'],
    ['ATLAS_EMBED', 'news.example'],
    ['ATLAS_EMBED', 'https://news.example/page'],
    ['ATLAS_EMBED', "https://news.example; script-src 'unsafe-inline'"],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/33'],
  ])('stops with one sentence that names %s when it is «%s»', (name, value) => {
    const read = () => readConfig({ ATLAS_SEED: 'none', [name]: value });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(new RegExp(`^${name} is «[^»]*», but [^\\n]*\\.$`));
  });
});
