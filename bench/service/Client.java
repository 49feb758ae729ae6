import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A client of the service, for bench/service/run.ts: asks questions, and measures each.
 *
 * java Client.java stdio COUNT 1 COMMAND... | java Client.java http COUNT CONNECTIONS PORT
 */
class Client {
  static final String[] MOLECULES = {
    "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1",
    "CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1",
    "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
    "CC(=O)Oc1ccccc1C(=O)O",
  };

  interface Door {
    String ask(String question) throws Exception;
  }

  static String question(int id) {
    return "{\"id\":" + id + ",\"smiles\":\"" + MOLECULES[id % MOLECULES.length] + "\"}";
  }

  static double[] run(Door door, int from, int count) throws Exception {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      int id = from + i;
      long before = System.nanoTime();
      String answer = door.ask(question(id));
      times[i] = (System.nanoTime() - before) / 1e6;
      if (!answer.startsWith("{\"id\":" + id + ",")) throw new IllegalStateException("wrong answer to " + id);
    }
    return times;
  }

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[1]);
    int connections = Integer.parseInt(args[2]);
    Process process = null;
    Door door;
    if (args[0].equals("stdio")) {
      process = new ProcessBuilder(Arrays.copyOfRange(args, 3, args.length)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedWriter in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), "UTF-8"));
      BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), "UTF-8"));
      door = question -> {
        in.write(question);
        in.newLine();
        in.flush();
        return out.readLine();
      };
    } else {
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      URI uri = URI.create("http://127.0.0.1:" + args[3] + "/screen");
      door = question -> client.send(
          HttpRequest.newBuilder(uri).header("content-type", "application/json").POST(HttpRequest.BodyPublishers.ofString(question)).build(),
          HttpResponse.BodyHandlers.ofString()).body();
    }
    run(door, 0, 400);
    ExecutorService pool = Executors.newFixedThreadPool(connections);
    long began = System.nanoTime();
    Future<double[]>[] parts = new Future[connections];
    for (int i = 0; i < connections; i++) {
      int from = i * (count / connections);
      Callable<double[]> part = () -> run(door, from, count / connections);
      parts[i] = pool.submit(part);
    }
    double[] times = new double[0];
    for (Future<double[]> part : parts) {
      double[] own = part.get();
      int length = times.length;
      times = Arrays.copyOf(times, length + own.length);
      System.arraycopy(own, 0, times, length, own.length);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    pool.shutdown();
    if (process != null) {
      process.getOutputStream().close();
      process.waitFor();
    }
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "{\"requests\":%d,\"seconds\":%.3f,\"p50\":%.3f,\"p99\":%.3f}%n",
        times.length, seconds, times[times.length / 2], times[times.length * 99 / 100]);
  }
}
