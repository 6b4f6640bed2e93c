// One of our drawn icons: a 24-unit grid, 2-unit round strokes, in the color of the text beside it.
import QtQuick
import QtQuick.Shapes

Item {
    id: icon

    property string name: ""
    property real size: 28 * Tokens.unit * (1 + (Tokens.textScale - 1) * 0.4)
    property color color: Tokens.ink
    readonly property var drawing: Icons.drawings[name] ?? ({})

    implicitWidth: size
    implicitHeight: size
    visible: drawing.d !== undefined || drawing.fill !== undefined

    Shape {
        width: 24
        height: 24
        anchors.centerIn: parent
        scale: icon.size / 24
        preferredRendererType: Shape.CurveRenderer
        transform: Scale {
            origin.x: 12
            xScale: Tokens.rightToLeft && icon.drawing.mirror ? -1 : 1
        }

        ShapePath {
            strokeColor: icon.drawing.d ? icon.color : Tokens.clear
            strokeWidth: 2
            fillColor: Tokens.clear
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: icon.drawing.d ?? "" }
        }
        ShapePath {
            strokeColor: Tokens.clear
            strokeWidth: -1
            fillColor: icon.drawing.fill ? icon.color : Tokens.clear
            PathSvg { path: icon.drawing.fill ?? "" }
        }
    }
}
