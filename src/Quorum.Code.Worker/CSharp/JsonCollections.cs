using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Quorum.Code.Worker;

/// <summary>Arrays, lists, sets, dictionaries and tuples from JSON.</summary>
internal static class JsonCollections
{
    private static readonly Type[] _listInterfaces =
        [typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>)];

    private static readonly Type[] _setInterfaces = [typeof(ISet<>), typeof(IReadOnlySet<>)];

    private static readonly Type[] _dictionaryInterfaces = [typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    /// <summary>Reads the JSON array that is next.</summary>
    public static object ReadArray(JsonReader json, Type type)
    {
        if (type.IsArray)
            return type.GetArrayRank() == 1 ? ReadVector(json, type.GetElementType()!) : ReadMatrix(json, type);
        if (type.IsAssignableTo(typeof(ITuple)))
            return ReadTuple(json, type);
        if (!type.IsGenericType)
            throw json.Unreadable(type);

        Type definition = type.GetGenericTypeDefinition();
        Type item = type.GetGenericArguments()[0];
        Type concrete = _listInterfaces.Contains(definition) ? typeof(List<>).MakeGenericType(item)
            : _setInterfaces.Contains(definition) ? typeof(HashSet<>).MakeGenericType(item)
            : type;
        // Every collection that a contest program takes has a constructor from a sequence.
        return concrete.GetConstructor([typeof(IEnumerable<>).MakeGenericType(item)]) is { } constructor
            ? constructor.Invoke([ReadVector(json, item)])
            : throw json.Unreadable(type);
    }

    /// <summary>Reads the JSON object that is next as a dictionary.</summary>
    public static object ReadObject(JsonReader json, Type type)
    {
        if (!type.IsGenericType || type.GetGenericArguments() is not [var keyType, var valueType])
            throw json.Unreadable(type);
        Type concrete = _dictionaryInterfaces.Contains(type.GetGenericTypeDefinition())
            ? typeof(Dictionary<,>).MakeGenericType(keyType, valueType)
            : type;
        if (Activator.CreateInstance(concrete) is not IDictionary dictionary)
            throw json.Unreadable(type);
        for (json.Enter(); json.HasItem();)
            dictionary[((IConvertible)json.ReadName()).ToType(keyType, CultureInfo.InvariantCulture)] = JsonValues.Read(json, valueType);
        return dictionary;
    }

    private static Array ReadVector(JsonReader json, Type item)
    {
        var array = Array.CreateInstance(item, json.Count());
        json.Enter();
        for (var i = 0; json.HasItem(); i++)
            array.SetValue(JsonValues.Read(json, item), i);
        return array;
    }

    private static Array ReadMatrix(JsonReader json, Type type)
    {
        int[] lengths = json.Lengths(type.GetArrayRank());
        var array = Array.CreateInstance(type.GetElementType()!, lengths);
        Fill(array, json, new int[lengths.Length], 0, type);
        return array;
    }

    private static void Fill(Array array, JsonReader json, int[] index, int rank, Type type)
    {
        if (json.Next != '[' || json.Count() != array.GetLength(rank))
            throw json.Unreadable(type);
        json.Enter();
        for (index[rank] = 0; json.HasItem(); index[rank]++)
        {
            if (rank + 1 == index.Length)
                array.SetValue(JsonValues.Read(json, type.GetElementType()!), index);
            else
                Fill(array, json, index, rank + 1, type);
        }
    }

    private static object ReadTuple(JsonReader json, Type type)
    {
        Type[] types = type.GetGenericArguments();
        if (types.Length > 7 || types.Length != json.Count())
            throw json.Unreadable(type);
        var items = new object?[types.Length];
        json.Enter();
        for (var i = 0; json.HasItem(); i++)
            items[i] = JsonValues.Read(json, types[i]);
        return Activator.CreateInstance(type, items)!;
    }
}
