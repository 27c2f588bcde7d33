using System.IO.MemoryMappedFiles;

namespace ParkTwin.Fuzz.Engine;

/// <summary>
/// The input that is being run, in a file mapped into memory: it outlives a process that dies of a stack overflow or is killed, at the
/// price of a copy.
/// </summary>
internal sealed class PresentInput : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte[] _copy;

    public PresentInput(string directory, FuzzTarget target)
    {
        Directory.CreateDirectory(directory);
        Path = System.IO.Path.Combine(directory, $"present-{target.Name}-{Environment.ProcessId}.bin");
        _copy = new byte[target.LargestInput];
        _file = MemoryMappedFile.CreateFromFile(Path, FileMode.Create, null, target.LargestInput + sizeof(int));
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Where it lies: four bytes of length, then the input.</summary>
    public string Path { get; }

    /// <summary>Takes the next input.</summary>
    public ReadOnlySpan<byte> Take(InputBuffer input)
    {
        var length = input.Length;
        input.Written.CopyTo(_copy);
        _view.Write(0, length);
        _view.SafeMemoryMappedViewHandle.WriteSpan(sizeof(int), _copy.AsSpan(0, length));
        return _copy.AsSpan(0, length);
    }

    /// <summary>Reads what another process left behind, or a plain input.</summary>
    public static byte[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var isPresent = System.IO.Path.GetFileName(path).StartsWith("present-", StringComparison.Ordinal) && bytes.Length >= sizeof(int);
        return isPresent ? bytes.AsSpan(sizeof(int), Math.Min(BitConverter.ToInt32(bytes), bytes.Length - sizeof(int))).ToArray() : bytes;
    }

    /// <summary>Ends it; the file is gone, as nothing happened.</summary>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
        File.Delete(Path);
    }
}
