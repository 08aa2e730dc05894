package dev.krait.listener;

import io.undertow.attribute.ExchangeAttribute;
import io.undertow.attribute.ExchangeAttributeBuilder;
import io.undertow.attribute.ReadOnlyAttributeException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import org.jspecify.annotations.Nullable;

/// Whose a request was to answer by the migration table, for access logs: `%{KRAIT_OWNER}` in the
/// words of Undertow is `python`, `proxy URL` or `java CLASS`, and `-` where no table was asked.
/// Undertow finds it by itself where Krait is on the class path.
public final class OwnerAttribute implements ExchangeAttribute {
  static final AttachmentKey<String> OWNER = AttachmentKey.create(String.class);
  static final String TOKEN = "%{KRAIT_OWNER}";

  private OwnerAttribute() {}

  @Override
  public @Nullable String readAttribute(HttpServerExchange exchange) {
    return exchange.getAttachment(OWNER);
  }

  @Override
  public void writeAttribute(HttpServerExchange exchange, String value)
      throws ReadOnlyAttributeException {
    throw new ReadOnlyAttributeException("the owner of a request", value);
  }

  @Override
  public String toString() {
    return TOKEN;
  }

  /// Made by Undertow.
  public static final class Builder implements ExchangeAttributeBuilder {
    @Override
    public String name() {
      return "Krait's owner of a request";
    }

    @Override
    public @Nullable ExchangeAttribute build(String token) {
      return token.equals(TOKEN) ? new OwnerAttribute() : null;
    }

    @Override
    public int priority() {
      return 0;
    }
  }
}
