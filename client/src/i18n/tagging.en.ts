export const en = {
  tags: 'Tags',
  tags_hint:
    'Keywords for sorting, public and in any language. They hold at every knowledge date, so name nothing that was known only later.',
  tag: 'Tag',
  add: 'Add',
  remove: 'Remove the tag {tag}',
  kind_tag: 'Add a tag',
  kind_untag: 'Remove a tag',
  with_tag: 'with the tag “{tag}”',
  without_tag: 'without the tag “{tag}”',
  added: 'The tag {tag} is added.',
  removed: 'The tag {tag} is removed.',
};
