namespace ParkTwin.Simulators.Replay;

/// <summary>Several reading files as one, in time order; of the same instant, the earlier file first.</summary>
internal sealed class ReadingMerge : IDisposable
{
    private readonly List<ReadingFile> _files = [];
    private readonly PriorityQueue<int, (long UnixMs, int File)> _next = new();
    private int _current = -1;

    /// <summary>Opens the files.</summary>
    /// <exception cref="InvalidDataException">One of them is no reading file.</exception>
    public ReadingMerge(IEnumerable<string> paths, Dictionary<string, int> meters)
    {
        try
        {
            foreach (var path in paths)
            {
                _files.Add(new ReadingFile(path, meters));
                Queue(_files.Count - 1);
            }
        }
        catch (Exception)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The reading it stands at; its bytes are valid until the next <see cref="Read"/>.</summary>
    public ReadingLine Current => _files[_current].Current;

    /// <summary>Goes to the next reading.</summary>
    /// <returns>False when all files have ended.</returns>
    /// <exception cref="InvalidDataException">A line cannot be read.</exception>
    public bool Read()
    {
        if (_current >= 0)
        {
            Queue(_current);
        }

        return _next.TryDequeue(out _current, out _);
    }

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    private void Queue(int file)
    {
        if (_files[file].Read())
        {
            _next.Enqueue(file, (_files[file].Current.UnixMs, file));
        }
    }
}
