using System.Runtime.InteropServices;

namespace CeAnalyzers.Runtime.Tests.Kernels;

/// <summary>Numbers between two protected pages: one access before the first or past the last ends the process.</summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const int None = 0, ReadWrite = 3, PrivateAnonymous = 0x22;

    private readonly nint _start;
    private readonly nuint _size, _page = (nuint)Environment.SystemPageSize;

    public GuardedMemory(int bytes)
    {
        _size = ((nuint)bytes + _page - 1) / _page * _page;
        _start = mmap(0, _size + 2 * _page, ReadWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, _start);
        Assert.Equal(0, mprotect(_start, _page, None));
        Assert.Equal(0, mprotect(_start + (nint)(_page + _size), _page, None));
    }

    /// <summary>The last numbers before the protected page.</summary>
    public Span<T> AtEnd<T>(int length) where T : unmanaged => new((byte*)_start + _page + _size - (nuint)(length * sizeof(T)), length);

    /// <summary>The first numbers after the protected page.</summary>
    public Span<T> AtStart<T>(int length) where T : unmanaged => new((byte*)_start + _page, length);

    public void Dispose() => munmap(_start, _size + 2 * _page);

    [DllImport("libc")]
    private static extern nint mmap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc")]
    private static extern int mprotect(nint address, nuint length, int protection);

    [DllImport("libc")]
    private static extern int munmap(nint address, nuint length);
}
