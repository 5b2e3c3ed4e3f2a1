// expect: MemoryLimit
string text = "x";
while (true)
    text += text;
