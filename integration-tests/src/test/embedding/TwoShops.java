import dev.krait.client.WsgiClient;
import dev.krait.embed.WsgiApplication;
import java.nio.file.Path;

/// Two applications on Flask in one process, then a third when they are gone.
void main(String[] arguments) {
  Path folder = Path.of(arguments[0]);
  Path venv = Path.of(arguments[1]);
  try (WsgiApplication north = shop(folder, venv, "north");
      WsgiApplication south = shop(folder, venv, "south")) {
    WsgiClient client = WsgiClient.of(north).at("http://shop.example");
    IO.println(client.get("/").text());
    IO.println(order(client, "tea"));
    IO.println(order(WsgiClient.of(south), "salt"));
    IO.println(order(client, "milk"));
    south.close();
    IO.println(order(client, "rum"));
    IO.println(client.get("/python").text());
  }
  try (WsgiApplication again = shop(folder, venv, "again")) {
    IO.println(WsgiClient.of(again).get("/").text());
    IO.println(order(WsgiClient.of(again), "jam"));
  }
  IO.println("folder " + Path.of("").toAbsolutePath().getFileName());
}

WsgiApplication shop(Path folder, Path venv, String name) {
  return WsgiApplication.builder("shop:app")
      .name(name)
      .directory(folder)
      .venv(venv)
      .environ("shop.name", name)
      .start();
}

String order(WsgiClient client, String what) {
  return client.post("/orders", "application/json", "{\"what\": \"" + what + "\"}").text().strip();
}
