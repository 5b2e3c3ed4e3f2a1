// expect: TimeLimit
while (true) {
}
