/// The server's certificate and key: read from PEM files, checked, turned into what JSSE wants, and
/// read again when the files change. And what a TLS session says of its client.
///
/// Its door is [ServerTls][dev.krait.tls.ServerTls]. JDK only; nothing here knows of HTTP.
@NullMarked
package dev.krait.tls;

import org.jspecify.annotations.NullMarked;
