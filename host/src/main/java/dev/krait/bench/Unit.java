package dev.krait.bench;

import java.util.Locale;

/// What a figure counts.
enum Unit {
  REQUESTS("requests/s", "%,.0f", true),
  BLOCKS("blocks/s", "%,.0f", true),
  MEGABYTES_PER_SECOND("MB/s", "%,.0f", true),
  MEGABYTES("MB", "%,.0f", false),
  SECONDS("s", "%.2f", false),
  MILLISECONDS("ms", "%.2f", false),
  MICROSECONDS("µs", "%.1f", false),
  TIMES("×", "%.2f", true);

  private final String symbol;
  private final String format;
  private final boolean moreIsBetter;

  Unit(String symbol, String format, boolean moreIsBetter) {
    this.symbol = symbol;
    this.format = format;
    this.moreIsBetter = moreIsBetter;
  }

  String symbol() {
    return symbol;
  }

  boolean moreIsBetter() {
    return moreIsBetter;
  }

  /// A value without the unit: `14,020`; an infinite one is what never came to pass.
  String number(double value) {
    return Double.isInfinite(value) ? "never" : String.format(Locale.ROOT, format, value);
  }

  String withSymbol(double value) {
    return Double.isInfinite(value) ? "never" : number(value) + " " + symbol;
  }
}
