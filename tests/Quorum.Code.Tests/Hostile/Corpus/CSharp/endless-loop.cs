// expect: TimeLimit
while (true)
{
}
