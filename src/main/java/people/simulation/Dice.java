package people.simulation;

import module java.base;

/// Chance that falls the same way everywhere: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014) in 64-bit integers, and plain derivations of it
/// that no release of Java can change.
final class Dice {

  private long state;

  Dice(long seed) {
    state = seed;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// From 0 (included) to 1 (excluded): the upper 53 bits.
  double share() {
    return (next() >>> 11) * 0x1p-53;
  }

  boolean chance(double probability) {
    return share() < probability;
  }

  /// From 0 (included) to the bound (excluded): the upper 32 bits, scaled.
  int below(int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }

  /// Both included.
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /// Around 0, with a standard deviation of 1 and at most 3.5 away: the sum of four even draws.
  double spread() {
    return (share() + share() + share() + share() - 2) * 1.7320508075688772;
  }

  /// How many days something takes that mostly takes few: of exponential distribution, cut off at
  /// the longest.
  int delay(double mean, int longest) {
    return (int) Math.min(longest, -mean * StrictMath.log(1 - share()));
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /// The index of a growing sum of weights: each as likely as its weight.
  int pick(double[] sums) {
    double at = share() * sums[sums.length - 1];
    int index = 0;
    while (index < sums.length - 1 && sums[index] <= at) {
      index++;
    }
    return index;
  }
}
