# expect: Ok
import os
for folder, folders, files in os.walk("/"):
    folders[:] = [name for name in folders if not name.startswith("lib")]
    for file in files:
        path = os.path.join(folder, file)
        print(path)
        try:
            print(open(path, "rb").read(1000))
        except OSError as error:
            print(error)
