/** Characters that XML 1.0 (§2.2) cannot hold, not even as references: most controls, lone surrogates, U+FFFE, U+FFFF. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that have to go.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would make a line feed of it.
  '\r': '&#13;',
};

/** A text as content of an XML element or attribute value; what XML cannot hold is left out. */
export function xmlText(value: string): string {
  return value.replace(forbidden, '').replace(/[&<>"'\r]/g, (letter) => references[letter]!);
}

/** An element with escaped text; empty text makes no element. */
export function xmlElement(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${xmlText(text)}</${name}>`;
}
