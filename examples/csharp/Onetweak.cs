using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>
/// onetweak as a co-process: started once, then a line of JSON out and a line of JSON in. For .NET and Mono.
///
/// mcs Onetweak.cs; mono Onetweak.exe COMMAND [ARGUMENT]      (or: dotnet run, as Program.cs of a console project)
/// </summary>
sealed class Onetweak : IDisposable
{
    readonly Process process;
    readonly StreamWriter input;
    readonly StreamReader output;

    public Onetweak(string command, string arguments)
    {
        process = Process.Start(new ProcessStartInfo(command, arguments + " serve --stdio")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });
        // UTF-8 without a byte order mark, whatever the console speaks.
        input = new StreamWriter(process.StandardInput.BaseStream, new UTF8Encoding(false)) { NewLine = "\n" };
        output = new StreamReader(process.StandardOutput.BaseStream, Encoding.UTF8);
    }

    /// <summary>Asks a question, JSON on one line, and gives the answer, JSON on one line: take it apart with your JSON library.</summary>
    public string Ask(string question)
    {
        input.WriteLine(question);
        input.Flush();
        return output.ReadLine();
    }

    /// <summary>It ends with its input.</summary>
    public void Dispose()
    {
        input.Dispose();
        process.WaitForExit();
    }

    static void Main(string[] args)
    {
        using (var onetweak = new Onetweak(args[0], args.Length > 1 ? "\"" + args[1] + "\"" : ""))
        {
            string[] questions =
            {
                "{\"smiles\":\"CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1\",\"jurisdictions\":[\"us\"],\"asOf\":\"2026-01-01\"}",
                "{\"name\":\"carfentanil\",\"jurisdictions\":[\"us\"],\"asOf\":\"2026-01-01\"}",
                "{\"smiles\":\"C(C\"}",
            };
            foreach (string question in questions)
                Console.WriteLine(Regex.Match(onetweak.Ask(question), "\"verdict\":\"(\\w+)\"").Groups[1].Value);
        }
    }
}
