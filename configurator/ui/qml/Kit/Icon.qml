// One of our drawn icons: a 24-unit grid, 2-unit round strokes, in the color of the text beside it.
import QtQuick
import QtQuick.Window

Item {
    id: icon

    property string name: ""
    property real size: 28 * Tokens.unit * (1 + (Tokens.textScale - 1) * 0.4)
    property color color: Tokens.ink
    readonly property var drawing: Icons.drawings[name] ?? ({})
    readonly property int side: Math.max(1, Math.ceil(size * Screen.devicePixelRatio))

    implicitWidth: size
    implicitHeight: size
    visible: drawing.d !== undefined || drawing.fill !== undefined

    Image {
        anchors.centerIn: parent
        width: icon.size
        height: icon.size
        sourceSize: Qt.size(icon.side, icon.side)
        source: icon.visible ? "image://icons/" + icon.name + "/" + String(icon.color).slice(1) : ""
        mirror: Tokens.rightToLeft && (icon.drawing.mirror ?? false)
    }
}
