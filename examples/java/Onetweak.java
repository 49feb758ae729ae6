import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * onetweak as a co-process: started once, then a line of JSON out and a line of JSON in.
 *
 * java Onetweak.java [COMMAND...] (npx onetweak, where no command is given)
 */
class Onetweak implements AutoCloseable {
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  Onetweak(List<String> command) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("serve", "--stdio"));
    process = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    in = process.outputWriter(StandardCharsets.UTF_8);
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Asks a question, JSON on one line, and gives the answer, JSON on one line: take it apart with your JSON library. */
  String ask(String question) throws IOException {
    in.write(question);
    in.write('\n');
    in.flush();
    return out.readLine();
  }

  /** It ends with its input. */
  @Override
  public void close() throws IOException {
    in.close();
  }

  public static void main(String[] args) throws Exception {
    try (Onetweak onetweak = new Onetweak(args.length > 0 ? List.of(args) : List.of("npx", "onetweak"))) {
      for (String question : List.of(
          "{\"smiles\":\"CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1\",\"jurisdictions\":[\"us\"],\"asOf\":\"2026-01-01\"}",
          "{\"name\":\"carfentanil\",\"jurisdictions\":[\"us\"],\"asOf\":\"2026-01-01\"}",
          "{\"smiles\":\"C(C\"}")) {
        String answer = onetweak.ask(question);
        System.out.println(answer.replaceFirst(".*?\"verdict\":\"(\\w+)\".*", "$1"));
      }
    }
  }
}
