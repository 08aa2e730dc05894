package dev.krait.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Values on their way to Python and back.
class ValuesTest {
  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000007");

  /// With a field of each kind that is special.
  public record Line(String sku, int quantity, Optional<BigDecimal> price, List<Long> parts) {
    public Line {
      if (quantity < 0) {
        throw new IllegalArgumentException("a quantity below zero");
      }
    }
  }

  /// Is printed as something else than its name.
  public enum Colour {
    RED;

    @Override
    public String toString() {
      return "rouge";
    }
  }

  private static Node node(String written) {
    return Values.read(written);
  }

  private static @Nullable Object to(String written, Type type) {
    return Values.convert(node(written), type);
  }

  @Test
  void writesWhatPythonHasSomethingLike() {
    assertThat(Values.write(null)).isEqualTo("null");
    assertThat(Values.write("a\"\\\n\ud83d\udc0d")).isEqualTo("\"a\\\"\\\\\\u000a\\ud83d\\udc0d\"");
    assertThat(Values.write(List.of(1, 2L, true, 1.5, 2.5f, 'c', TimeUnit.DAYS)))
        .isEqualTo("[\"l\",1,2,true,1.5,2.5,\"c\",\"DAYS\"]");
    assertThat(Values.write(Double.NaN)).isEqualTo("[\"f\",\"NaN\"]");
    assertThat(Values.write(new BigDecimal("1.50"))).isEqualTo("[\"n\",\"1.50\"]");
    assertThat(Values.write(new byte[] {0, -1})).isEqualTo("[\"b\",\"\\u0000\u00ff\"]");
    assertThat(Values.write(Optional.of(1))).isEqualTo("1");
    assertThat(Values.write(Optional.empty())).isEqualTo("null");
    assertThat(Values.write(OptionalInt.empty())).isEqualTo("null");
    assertThat(Values.write(Map.of("a", Set.of(1)))).isEqualTo("[\"m\",\"a\",[\"s\",1]]");
    assertThat(Values.write(new int[] {1, 2})).isEqualTo("[\"l\",1,2]");
    assertThat(Values.write(ID)).isEqualTo("[\"u\",\"" + ID + "\"]");
    assertThat(Values.write(URI.create("http://a/"))).isEqualTo("\"http://a/\"");
    assertThat(Values.write(new Line("a", 1, Optional.empty(), List.of())))
        .isEqualTo(
            "[\"r\",\"Line\",\"sku\",\"a\",\"quantity\",1,\"price\",null,\"parts\",[\"l\"]]");
  }

  @Test
  void writesMomentsToTheMicrosecond() {
    Instant instant = Instant.parse("2026-11-28T10:00:00.123456789Z");

    assertThat(Values.write(instant))
        .isEqualTo("[\"z\",\"2026-11-28T10:00:00.123456+00:00\",\"\"]");
    assertThat(Values.write(instant.atZone(ZoneId.of("Europe/Berlin"))))
        .isEqualTo("[\"z\",\"2026-11-28T11:00:00.123456+01:00\",\"Europe/Berlin\"]");
    assertThat(Values.write(LocalDate.of(2026, 1, 2))).isEqualTo("[\"d\",\"2026-01-02\"]");
    assertThat(Values.write(LocalTime.of(1, 2))).isEqualTo("[\"t\",\"01:02:00.000000\"]");
    assertThat(Values.write(LocalDateTime.of(2026, 1, 2, 3, 4)))
        .isEqualTo("[\"dt\",\"2026-01-02T03:04:00.000000\"]");
    assertThat(Values.write(Duration.ofNanos(-1_500))).isEqualTo("[\"td\",-1,999999]");
    assertThatThrownBy(() -> Values.write(LocalDate.MAX))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("the years 1 to 9999");
  }

  @Test
  void saysWhatPythonHasNothingLike() {
    List<Object> itself = new ArrayList<>();
    itself.add(itself);

    assertThatThrownBy(() -> Values.write(new Object()))
        .hasMessageContaining("java.lang.Object, which Python has nothing like; allowed are");
    assertThatThrownBy(() -> Values.write(itself)).hasMessageContaining("contains itself");
  }

  @Test
  void numbersKeepAllTheirDigits() {
    assertThat(to("7", int.class)).isEqualTo(7);
    assertThat(to("7", Long.class)).isEqualTo(7L);
    assertThat(to("7", double.class)).isEqualTo(7.0);
    assertThat(to("7", BigDecimal.class)).isEqualTo(new BigDecimal(7));
    assertThat(to("7", OptionalInt.class)).isEqualTo(OptionalInt.of(7));
    assertThat(to("[\"i\",\"-ff\"]", BigInteger.class)).isEqualTo(BigInteger.valueOf(-255));
    assertThat(to("1e3", double.class)).isEqualTo(1000.0);
    assertThatThrownBy(() -> to("128", byte.class))
        .hasMessage(
            "got 128, which is out of range; allowed is an int from -128 to 127; check it before"
                + " the call");
    assertThatThrownBy(() -> to("1.5", int.class)).hasMessageContaining("got 1.5 of type float");
    assertThatThrownBy(() -> to("3000000000", OptionalInt.class))
        .hasMessageContaining("allowed is an int from -2147483648 to 2147483647, or None");
    assertThatThrownBy(() -> to("\"a\"", java.util.Date.class))
        .hasMessageContaining("allowed is a datetime with tzinfo, or None");
    assertThatThrownBy(() -> to("1.5", BigDecimal.class)).hasMessageContaining("decimal.Decimal");
    assertThatThrownBy(() -> to("true", int.class)).hasMessageContaining("True of type bool");
    assertThatThrownBy(() -> to("\"7\"", int.class)).hasMessageContaining("'7' of type str");
  }

  @Test
  void whereAnyTypeWillDoEachIsTheNearest() {
    assertThat(to("7", Object.class)).isEqualTo(7);
    assertThat(to("7000000000", Object.class)).isEqualTo(7_000_000_000L);
    assertThat(to("[\"m\",\"a\",[\"l\",null]]", Object.class))
        .isEqualTo(Map.of("a", Arrays.asList((Object) null)));
    assertThat(to("[\"r\",\"P\",\"x\",1]", Object.class)).isEqualTo(Map.of("x", 1));
  }

  @Test
  void nothingIsNullOrEmptyButNoNumber() {
    assertThat(to("null", String.class)).isNull();
    assertThat(to("null", Optional.class)).isEqualTo(Optional.empty());
    assertThat(to("null", OptionalInt.class)).isEqualTo(OptionalInt.empty());
    assertThatThrownBy(() -> to("null", int.class)).hasMessageContaining("of type None");
  }

  @Test
  void momentsKnowWhetherTheyHaveAZone() {
    String aware = "[\"z\",\"2026-07-01T12:00:00+02:00\",\"Europe/Berlin\"]";
    ZonedDateTime expected = ZonedDateTime.parse("2026-07-01T12:00+02:00[Europe/Berlin]");

    assertThat(to(aware, ZonedDateTime.class)).isEqualTo(expected);
    assertThat(to(aware, Instant.class)).isEqualTo(expected.toInstant());
    assertThat(to(aware, OffsetDateTime.class)).isEqualTo(expected.toOffsetDateTime());
    assertThat(to("[\"td\",-1,999999]", Duration.class)).isEqualTo(Duration.ofNanos(-1000));
    assertThatThrownBy(() -> to(aware, LocalDateTime.class))
        .hasMessageContaining("datetime with tzinfo; allowed is a datetime without tzinfo");
    assertThatThrownBy(() -> to("[\"dt\",\"2026-07-01T12:00\"]", Instant.class))
        .hasMessageContaining("allowed is a datetime with tzinfo");
  }

  @Test
  void recordsAreMadeByTheNamesOfTheirFields() {
    Line line = new Line("a", 1, Optional.of(new BigDecimal("1.5")), List.of(1L));
    String given = "\"sku\",\"a\",\"quantity\",1,\"price\",[\"n\",\"1.5\"],\"parts\",[\"l\",1]]";

    assertThat(to("[\"m\"," + given, Line.class)).isEqualTo(line);
    assertThat(to("[\"r\",\"Any\"," + given, Line.class)).isEqualTo(line);
    assertThatThrownBy(() -> to("[\"m\",\"sku\",\"a\"]", Line.class))
        .hasMessageContaining("has no field 'quantity', which Line needs");
    assertThatThrownBy(() -> to("[\"m\",\"size\",1]", Line.class))
        .hasMessageContaining("has a field 'size' that Line has not; allowed are 'sku',");
    assertThatThrownBy(
            () -> to("[\"m\",\"sku\",\"a\",\"quantity\",1,\"parts\",[\"l\",1,\"b\"]]", Line.class))
        .hasMessageStartingWith("field 'parts', item 1 got 'b' of type str");
    assertThatThrownBy(
            () -> to("[\"m\",\"sku\",\"a\",\"quantity\",-1,\"parts\",[\"l\"]]", Line.class))
        .hasMessage("a quantity below zero");
    assertThatThrownBy(() -> to("7", Line.class)).hasMessageContaining("a dict or dataclass with");
  }

  @Test
  void collectionsAreWhatJavaWants() throws NoSuchMethodException {
    assertThat(to("[\"l\",1,1]", List.class)).isEqualTo(List.of(1, 1));
    assertThat(to("[\"l\",1,1]", Set.class)).isEqualTo(Set.of(1));
    assertThat(to("[\"l\",1,2]", int[].class)).isEqualTo(new int[] {1, 2});
    assertThat(to("[\"l\",\"a\"]", String[].class)).isEqualTo(new String[] {"a"});
    assertThat(to("[\"l\",\"DAYS\"]", generic())).isEqualTo(List.of(TimeUnit.DAYS));
    assertThat(to("[\"l\",1]", ArrayList.class)).isInstanceOf(ArrayList.class);
    assertThat(to("[\"s\",1]", HashSet.class)).isInstanceOf(HashSet.class);
    assertThat(to("[\"m\",1,2]", HashMap.class)).isInstanceOf(HashMap.class);
    assertThatThrownBy(() -> to("[\"l\"]", TreeSet.class)).hasMessageContaining("of type list");
    assertThatThrownBy(() -> to("\"rouge\"", Colour.class)).hasMessageContaining("one of 'RED';");
    assertThatThrownBy(() -> to("[\"l\",\"WEEKS\"]", generic()))
        .hasMessageContaining("item 0 got 'WEEKS' of type str; allowed is one of 'NANOSECONDS',");
  }

  static List<TimeUnit> units() {
    return List.of();
  }

  private static ParameterizedType generic() throws NoSuchMethodException {
    return (ParameterizedType) ValuesTest.class.getDeclaredMethod("units").getGenericReturnType();
  }

  @Test
  void whatIsNotWrittenAsValuesAreIsRefused() {
    for (String text :
        List.of(
            "", "[", "[1]", "[\"l\"", "[\"l\"]]", "[\"d\",\"x\"]", "[\"?\",\"x\"]", "nul", "\"")) {
      assertThatThrownBy(() -> node(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> node("[\"l\",".repeat(10_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
