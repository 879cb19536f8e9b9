/*
 * Text that features begin with in the eyes of the packer: what its pieces share with it they name instead of holding
 * it. Files hold numbers that point into it, so nothing here may ever change, not by a letter, and it is made of nothing
 * that changes elsewhere: a new vocabulary wants a second dictionary with a number of its own. A test holds its digest.
 */

/** Pieces between values, in the order of a feature: each is named by a single byte. */
const pieces = [
  '{"type":"Feature","id":"',
  '","geometry":{"type":"Point","coordinates":[',
  ']},"properties":{"version":1,"status":"published","title":"',
  '","geometry":null,"properties":{"version":1,"status":"published","title":"',
  '","title_lang":"',
  '","title_sq":"',
  '","title_sr_latn":"',
  '","title_sr_cyrl":"',
  '","summary":"',
  '","summary_lang":"',
  '","summary_sq":"',
  '","summary_sr_latn":"',
  '","summary_sr_cyrl":"',
  'T00:00:00.000Z","occurred_end":"20',
  'T22:00:00.000Z","occurred_end":"20',
  'T23:00:00.000Z","occurred_end":"20',
  ':00.000Z","occurred_end":"20',
  'T00:00:00.000Z","occurred_open":false,"time_precision":"day","place_name":"',
  'T22:00:00.000Z","occurred_open":false,"time_precision":"day","place_name":"',
  'T23:00:00.000Z","occurred_open":false,"time_precision":"day","place_name":"',
  ':00.000Z","occurred_open":false,"time_precision":"minute","place_name":"',
  ':00.000Z","occurred_open":false,"time_precision":"hour","place_name":"',
  'range","place_name":"',
  'week","place_name":"',
  'month","place_name":"',
  ',"occurred_end":null,"occurred_open":true,"time_precision":"',
  '","place_name_sq":"',
  '","place_name_sr_latn":"',
  '","place_name_sr_cyrl":"',
  '","place_precision":"settlement","uncertainty_m":1500,"place_area":[],"municipalities":[],"municipalities_possible":[],"border_point":"',
  '","place_precision":"settlement","uncertainty_m":1500,"place_area":[],"municipalities":["',
  '","place_precision":"near","uncertainty_m":6000,"place_area":[],"municipalities":[],"municipalities_possible":[],"border_point":"',
  '","place_precision":"locality","uncertainty_m":600,"place_area":[],"municipalities":[],"municipalities_possible":[],"border_point":"',
  '","place_precision":"vicinity","uncertainty_m":100,"place_area":[],"municipalities":[],"municipalities_possible":[],"border_point":"',
  '","place_precision":"exact","uncertainty_m":10,"place_area":[],"municipalities":[],"municipalities_possible":[],"border_point":"',
  '","place_precision":"municipality","uncertainty_m":',
  '","place_precision":"region","uncertainty_m":',
  '","place_precision":"band","uncertainty_m":',
  '","place_precision":"country","uncertainty_m":',
  '"place_precision":"unlocated","uncertainty_m":null,"place_area":[],"municipalities":[],"municipalities_possible":[],"border_point":null,"border_point_km":null,"line_side":null,"line_km":null,"settlement":null,"settlement_km":null,"verification":"',
  ',"place_area":["municipalities/',
  '"],"municipalities_possible":["',
  '"],"municipalities_possible":[],"border_point":"',
  '"],"border_point":"',
  '","border_point_km":',
  ',"line_side":"',
  '","line_km":',
  ',"settlement":"',
  '","settlement_km":',
  ',"verification":"unverified","contested":[],"accounts_count":1,"claimants":["',
  ',"verification":"unassessed","contested":[],"accounts_count":1,"claimants":["',
  ',"verification":"corroborated","contested":[],"accounts_count":2,"claimants":["',
  ',"verification":"verified","contested":["',
  '"],"accounts_count":1,"claimants":["',
  '"],"accounts_count":2,"claimants":["',
  '"],"accounts_count":3,"claimants":["',
  '"],"actors":["',
  '"],"figures":[],"preferred_account":"a","preferred_rule":"only","known_from":"20',
  '"],"actors":[],"figures":[],"preferred_account":"a","preferred_rule":"only","known_from":"20',
  '"],"figures":[{"category":"',
  '","group":{"id":"people","name":{"en":"people"}},"line":{"id":"',
  '","name":{"en":"',
  '","sq":"',
  '","sr-Latn":"',
  '","sr-Cyrl":"',
  '"}},"low":',
  ',"high":',
  ',"qualifier":"exactly","said_at":"20',
  ',"qualifier":"at_least","said_at":"20',
  ',"qualifier":"about","said_at":"20',
  ',"qualifier":"up_to","said_at":"20',
  'T21:59:59.999Z","from":"',
  'T22:59:59.999Z","from":"',
  'T23:59:59.999Z","from":"',
  '.000Z","from":"',
  'a/f1"}],"preferred_account":"a","preferred_rule":"only","known_from":"20',
  'b/f1"}],"preferred_account":"b","preferred_rule":"ranking","known_from":"20',
  '"},{"category":"',
  'grade","known_from":"20',
  'earliest","known_from":"20',
  'ranking","known_from":"20',
  'T21:59:59.999Z","aggregate":false}}',
  'T22:59:59.999Z","aggregate":false}}',
  'T23:59:59.999Z","aggregate":false}}',
  '.000Z","aggregate":false}}',
  '.000Z","aggregate":false,"tags":["',
  '"]}}',
  '","',
  '"],"',
  ':a","geometry":{"type":"Point","coordinates":[',
  ':b","geometry":{"type":"Point","coordinates":[',
  ':c","geometry":{"type":"Point","coordinates":[',
  ']},"properties":{"incident":"',
  '","geometry":null,"properties":{"incident":"',
  '","account":"a","incident_title":"',
  '","account":"b","incident_title":"',
  '","account":"c","incident_title":"',
  '","incident_title_sq":"',
  '","incident_title_sr_latn":"',
  '","incident_title_sr_cyrl":"',
  '","claimant":"',
  '","claimant_name":"',
  '","claimant_name_sq":"',
  '","claimant_name_sr_latn":"',
  '","claimant_name_sr_cyrl":"',
  '","stance":"reports","type":null,"sub_type":null,"legal_word":null,"place_precision":"settlement","place_name":"',
  '","stance":"reports","type":null,"sub_type":null,"legal_word":null,"place_precision":"near","place_name":"',
  '","stance":"reports","type":null,"sub_type":null,"legal_word":null,"place_precision":"locality","place_name":"',
  '","stance":"claims","type":null,"sub_type":null,"legal_word":null,"place_precision":"',
  '","stance":"confirms","type":null,"sub_type":null,"legal_word":null,"place_precision":"',
  '","stance":"denies","type":"',
  '","legal_word":null,"place_precision":"',
  '","uncertainty_m":1500,"occurred_start":"20',
  '","uncertainty_m":6000,"occurred_start":"20',
  '","uncertainty_m":600,"occurred_start":"20',
  '"unlocated","uncertainty_m":null,"occurred_start":"20',
  'T22:00:00.000Z","time_precision":"day","municipalities":[],"municipalities_possible":[],"known_from":"20',
  'T23:00:00.000Z","time_precision":"day","municipalities":[],"municipalities_possible":[],"known_from":"20',
  ':00.000Z","time_precision":"minute","municipalities":[],"municipalities_possible":[],"known_from":"20',
  '"],"municipalities_possible":[],"known_from":"20',
  'T21:59:59.999Z","version":1}}',
  'T22:59:59.999Z","version":1}}',
  '.000Z","version":1}}',
];

/** What has no byte of its own: kinds of incidents, and words of the contract beside what mostly stands around them. */
const kinds = {
  political_violence: {
    armed_clash: ['armed_clash', 'ambush', 'siege'],
    explosion: ['explosive_device', 'grenade', 'shelling', 'drone_strike'],
    attack: ['shooting', 'assault', 'attack_on_property', 'attack_on_security_force'],
    protest: ['force_against_protesters'],
  },
  demonstrations: {
    protest: ['peaceful_protest', 'protest_with_intervention'],
    riot: ['violent_demonstration', 'mob_violence'],
    obstruction: ['roadblock'],
  },
  strategic_developments: {
    taking_of_persons: ['detention', 'release'],
    obstruction: ['crossing_closed', 'crossing_reopened', 'entry_ban'],
    force_movement: ['reinforcement', 'deployment', 'withdrawal'],
    political: ['election', 'statement', 'meeting', 'agreement', 'court_decision'],
    other: ['other'],
  },
};
const words = `]},"properties":{"version":2,"status":"draft","title":"]},"properties":{"version":1,"status":"in_review","title":"\
"retracted"{"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[{"type":"Polygon","coordinates":[[[\
{"type":"MultiPolygon","coordinates":[[[[{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[\
]]]},"properties":{"killed","wounded","detained","released","arrested","deployed","displaced","participants",\
"occurrence","time","place","actors","nature","figures"],"unverifiable","refuted","least_assertive","id","country"\
"arrest","abduction","illegal_crossing","terrorist_attack","armed_attack","aggression","self_defence",\
"unlawful_detention","peaceful_gathering","attack_on_peacekeepers""occurred_start":null,"year"\
"place_generalised":{"border_point":null,"border_point_km":null,"line_side":null,"line_km":null,"settlement":null,\
"settlement_km":null,"uncertainty_m":25000,1000,"both"T12:00:00.000Z,"aggregate":true}}http://https://www.`;

/** Of which a body holds pieces: bytes of ASCII. */
const text = [
  ...pieces,
  ...Object.entries(kinds).flatMap(([order, types]) =>
    Object.entries(types).flatMap(([type, subTypes]) =>
      subTypes.map(
        (one) => `","type":"${type}","sub_type":"${one}","disorder_class":"${order}","occurred_start":"20`,
      ),
    ),
  ),
  words,
].join('');

/** A dictionary: its bytes, and the places in it that have a number of one byte. */
export interface Dictionary {
  bytes: Uint8Array;
  starts: Uint16Array;
}

/** The first dictionary, that of bodies whose first byte is 1. */
export const dictionary: Dictionary = {
  bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
  starts: startsOf(pieces),
};

function startsOf(list: readonly string[]): Uint16Array {
  let at = 0;
  return Uint16Array.from(list, (piece) => {
    at += piece.length;
    return at - piece.length;
  });
}
