export const en = {
  layers: 'Added layers',
  as_table: 'Table',
  as_table_of: 'Table of the layer {layer}',
  features: { one: '{number} feature', other: '{number} features' },
  at_spot: {
    one: '{count} feature of the added layers here',
    other: '{count} features of the added layers here',
  },
  no_properties: 'Nothing is written about it.',
};
