using System.Runtime.CompilerServices;

// Blocks of rows are written before they are read: clearing them would cost short batches more than their losses.
[module: SkipLocalsInit]
