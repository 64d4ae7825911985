package people.imports;

import module java.base;

/// The words by which people and programs say that somebody is dead where there is no record of a
/// death, or lives where there is one. In the languages of [UnionWords], and by whole words alike.
final class DeathWords {

  /// What is done with the dead, and written of them.
  private static final Set<String> BURIED =
      UnionWords.words(
          """
          obituary, obit, death notice, funeral, funeral service, memorial service, burial, buried
          cremation, cremated, interment, interred, entombment, inquest, avis de deces, obseques
          funerailles, inhumation, todesanzeige, beerdigung, begrabnis, bestattung, traueranzeige
          begrafenis, crematie, overlijdensadvertentie, funeral notice, entierro, esquela, funerale
          necrologio, funerais, begravelse, begravning, bisaettelse, dodsannonce, pogrzeb, pohreb
          """);

  /// What stands in the place of a death of one who lives.
  private static final Set<String> LIVING =
      UnionWords.words(
          """
          living, alive, still living, still alive, lebt, lebend, lebt noch, noch lebend, vivant
          vivante, en vie, toujours en vie, leeft, levend, in leven, nog in leven, vive, vivo, viva
          aun vive, vivente, in vita, lever, levende, levande, zyje, zije, vivit
          """);

  private DeathWords() {}

  /// Whether the TYPE of an event is one of the dead.
  static boolean saysBuried(String type) {
    return BURIED.contains(UnionWords.tidy(type));
  }

  /// Whether a word in the place of a death says that there was none.
  static boolean saysLiving(String text) {
    return LIVING.contains(UnionWords.tidy(text));
  }
}
