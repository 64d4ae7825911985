package people.imports.trees;

import module java.base;

/// A set of a few elements in an array, in the order in which they were given, for which a hash
/// table would take several times the memory. Immutable; to look for one takes as long as there are
/// elements.
final class SmallSet<E> extends AbstractSet<E> {

  private final Object[] elements;

  SmallSet(Set<E> elements) {
    this.elements = elements.toArray();
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  public Iterator<E> iterator() {
    @SuppressWarnings("unchecked") // nothing else was put in
    List<E> all = (List<E>) Collections.unmodifiableList(Arrays.asList(elements));
    return all.iterator();
  }
}
